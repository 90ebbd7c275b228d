// SEM0301: a list holds no null
//   help: ask `x is null` beside `x in [...]`
// SEM0301: nothing is in an empty list
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

stream s = charge where country in ["NL", «null»] or country in «[]»
