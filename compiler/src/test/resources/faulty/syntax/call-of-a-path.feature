// SEM0101: expected an operator or a new line, found `(`
vector fraud v1 on charge {
  a = charge.size«(»tags)
}