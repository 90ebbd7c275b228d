// SEM0305: a list says what it holds
//   help: write `list<string>`
// SEM0305: a list holds no lists
//   help: keep the inner values in one list
// SEM0305: the items of a list are never null
//   help: leave the `?` out, or write it after the list: `list<int>?`
event e {
  at : timestamp @time
  a  : «list»
  b  : list<«list<int>»>
  c  : list<«int?»>
}
