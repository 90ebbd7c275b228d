// SEM0506: `g` is kept by `card`, `country`, and `login` has no field `card`, `country`
//   help: say what its key is here: `use g by <card>, <country>`
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
event login {
  email : string
  at    : timestamp @time
}

features g v1 by card, country from charge { n = count() over 7d }
vector v v1 on login {
  «g».n
  g.*
}
