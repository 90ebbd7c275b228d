// SEM0502: a field with `@id` is never null
//   help: leave the `?` out
// SEM0502: a field with `@time` is never null
//   help: leave the `?` out
// SEM0502: an event has one `@time` field
// SEM0502: `@arrival` marks a timestamp or an int, and this field is string
// SEM0502: `@id` marks a value that is no list, and this field is list<string>
// SEM0502: there is no annotation `@key`
//   help: there are `@id`, `@time` and `@arrival`
// SEM0502: there is no annotation `@tme`
//   help: did you mean `@time`?
event e {
  id   : string?      «@id»
  at   : timestamp?   «@time»
  also : timestamp    «@time»
  seq  : string       «@arrival»
  tags : list<string> «@id»
  x    : int          «@key»
  y    : int          «@tme»
}
