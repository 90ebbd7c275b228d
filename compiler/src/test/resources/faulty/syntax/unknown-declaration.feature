// SEM0101: expected a declaration: event, stream, features, vector, fn or test, found `model`
event charge {
  at : timestamp @time
}
«model» fraud v1 {
  a = 1
}