// SEM0304: a comparison with null never holds
//   help: ask `country is null`
// SEM0304: a comparison with null never holds
//   help: ask `country is not null`
// SEM0304: null is in no list
//   help: ask `x is null`
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

stream s = charge where «country == null» or «country != null» or «null in ["a"]»
