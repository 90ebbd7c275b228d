// SEM0301: null has no type here
//   help: a name stands for values of one type
// SEM0301: an empty list has no type here
//   help: a name stands for values of one type
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

stream s = charge with a = «null», b = «[]»
