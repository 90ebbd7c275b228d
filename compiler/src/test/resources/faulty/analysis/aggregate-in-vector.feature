// SEM0504: the aggregate `count` cannot stand inside an expression
//   help: in a `features` group, give it a definition of its own, `x = count(...) over 7d`, and use `x` in its place
// SEM0504: the aggregate `max` cannot stand inside an expression
//   help: in a `features` group, give it a definition of its own, `x = max(...) over 7d`, and use `x` in its place
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

vector v v1 on charge {
  n = «count()»
  m = «max(amount)»
}
