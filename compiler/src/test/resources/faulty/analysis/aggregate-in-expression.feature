// SEM0504: the aggregate `count` cannot stand inside an expression
//   help: in a `features` group, give it a definition of its own, `x = count(...) over 7d`, and use `x` in its place
// SEM0504: the aggregate `sum` cannot stand inside an expression
//   help: in a `features` group, give it a definition of its own, `x = sum(...) over 7d`, and use `x` in its place
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
  score   : double
  items   : int
  country : string?
  tags    : list<string>
  ok      : bool
}

features cards v1 by card from charge {
  rate = «count()» / «sum(amount)» over 7d
}
