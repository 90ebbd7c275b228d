// SEM0301: the branches of `if` must be of one type
// SEM0301: the sides of `??` must be of one type
// SEM0301: the branches of `if` say no type
//   help: at least one of them must be a value
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

stream s = charge with a = «if ok then 1 else "one"», b = country «??» 0, c = «if ok then null else null»
