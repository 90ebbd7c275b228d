// SEM0101: expected `:`, found `@`
// SEM0101: expected a type such as `int`, `string?` or `decimal(12, 2)`, found the end of the line
// SEM0101: expected a whole number, found `x`
// SEM0101: expected `>`, found the end of the line
event charge {
  id «@»id
  at :«»
  amount : decimal(12, «x»)
  tags : list<string«»
  ok : bool
}