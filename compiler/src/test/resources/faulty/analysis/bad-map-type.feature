// SEM0305: a map says that its keys are texts, and what it holds
//   help: write `map<string, int>`
// SEM0305: a map says that its keys are texts, and what it holds
// SEM0305: the keys of a map are texts, which are never null
//   help: write `map<string, double>`
// SEM0305: the keys of a map are texts, which are never null
// SEM0305: a map holds neither lists nor maps
// SEM0305: a map holds neither lists nor maps
// SEM0305: the values of a map are never null: a key without a value is not in it
//   help: leave the `?` out, or write it after the map: `map<string, int>?`
// SEM0305: a list holds no maps
// SEM0305: there is no type `dict`
//   help: did you mean `map<string, string>`?
// SEM0305: only lists and maps have types in angle brackets
//   help: write `list<int>` or `map<string, int>`
// SEM0305: a list says what it holds
event e {
  at : timestamp @time
  a  : «map»
  b  : «map<string>»
  c  : map<«int», double>
  d  : map<«string?», double>
  e  : map<string, «list<int>»>
  f  : map<string, «map<string, int>»>
  g  : map<string, «int?»>
  h  : list<«map<string, int>»>
  i  : «dict»
  j  : «int<string>»
  k  : «list<string, int>»
}
