// SEM0503: the right side of a key is a field of `login`
//   help: write `on card = login.email`
// SEM0503: the right side of a key is a field of `login`
//   help: write it the other way round: `on card = login.email`
// SEM0201: `login` has no field `card`
//   help: its fields are: `email`, `at`
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

stream s = charge join login on card = «email» within 1d
stream t = charge join login on login.email = «card» within 1d
stream u = charge join login on «card» within 1d
