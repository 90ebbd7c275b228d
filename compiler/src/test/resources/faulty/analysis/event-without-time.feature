// SEM0501: the event `e` does not say when it happens
//   help: mark its time: `created : timestamp @time`
// SEM0501: the event `f` does not say when it happens
//   help: it needs a field such as `at : timestamp @time`
event «e» {
  id : string @id
  created : timestamp
}
event «f» {
  id : string @id
}
