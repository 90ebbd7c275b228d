// SEM0901: without `within`, the latest `login` of every key is kept for ever
//   help: say how far back it may lie: `within 90d`
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

stream s = charge join «login» on card = login.email
