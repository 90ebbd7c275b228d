// SEM0101: expected `=`, `.` or a new line, found `created`
// SEM0101: expected an operator or a new line, found `b`
vector fraud v1 on charge {
  amount «created»
  a = 1 «b» = 2
}