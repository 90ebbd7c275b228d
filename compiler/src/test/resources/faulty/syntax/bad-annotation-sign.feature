// SEM0101: expected an annotation such as `@id`, or a new line, found `time`
// SEM0101: expected `id`, `time` or `arrival`, found the end of the line
event charge {
  at : timestamp «time»
  id : string @«»
}