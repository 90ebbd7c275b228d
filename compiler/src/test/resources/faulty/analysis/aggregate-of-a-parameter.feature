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


fn total(x: int) = «sum(x)»
