// SEM0101: expected an operator or a new line, found `fee`
vector fraud v1 on charge {
  total = amount «fee»
  amount
}