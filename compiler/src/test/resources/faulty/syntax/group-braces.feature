// SEM0101: expected a comma or a new line, found `b`
// SEM0101: expected a feature's name, `*` or `{`, found the end of the line
// SEM0101: expected a feature's name, `*` or `{`, found `(`
// SEM0101: expected a feature's name, found `1`
vector fraud v1 on charge {
  card.{a «b»}
  card.«»
  card.«(»a, b)
  logins.{«1»}
  amount
}