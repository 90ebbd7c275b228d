// SEM0101: this `if` has no `else`
//   help: write `else null` if there is no value
// SEM0101: expected a value or an expression, found the end of the line
// SEM0101: expected `then`, found `1`
vector fraud v1 on charge {
  big = if amount > 100 then 1«»
  sign = if amount > 100 then 1 else«»
  half = if amount > 100 «1» else 2
  amount
}