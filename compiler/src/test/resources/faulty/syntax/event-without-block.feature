// SEM0101: expected `{`, found the end of the line
event charge«»
event login {
  at : timestamp @time
}