// SEM0301: lists cannot be compared
//   help: ask `contains(list, x)`, `size(list)` or `element(list, i)`
// SEM0301: true and false stand in no order
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

stream s = charge where tags «==» ["a"] or ok «<» false
