// SEM0305: there is no type `text`
//   help: did you mean `string`?
// SEM0305: there is no type `float`
//   help: did you mean `double`?
// SEM0305: there is no type `strng`
//   help: did you mean `string`?
// SEM0305: `int` takes no numbers
//   help: write `int`
// SEM0305: only lists and maps have types in angle brackets
//   help: write `list<int>` or `map<string, int>`
// SEM0305: there is no type `blob`
//   help: the types are `bool`, `int`, `double`, `decimal`, `string`, `timestamp`, `duration`, `list`, `map`
event e {
  at : timestamp @time
  a  : «text»
  b  : «float»
  c  : «strng»?
  d  : «int(3)»
  e  : «bool<int>»
  f  : «blob»
}
