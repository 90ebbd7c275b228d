// SEM0101: expected a feature's name, `*` or `{`, found the end of the line
vector fraud v1 on charge {
  card.«»
  amount
}