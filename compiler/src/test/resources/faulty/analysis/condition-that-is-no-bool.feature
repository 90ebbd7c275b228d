// SEM0303: a condition is true or false, and this is int
//   help: compare it, for example `x > 0`
// SEM0303: a condition is true or false, and this is string
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

stream s = charge where «items» and «card»
