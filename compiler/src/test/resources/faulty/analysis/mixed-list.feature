// SEM0301: the items of a list must be of one type
// SEM0301: cannot look for int in list<string>
// SEM0301: `in` looks into a list, and this is string
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

stream s = charge where country in ["NL", «3»] or «items in ["a"]» or items in «card»
