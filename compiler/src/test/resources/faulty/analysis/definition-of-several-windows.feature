// SEM0201: `n` has several windows, and each has a name of its own
//   help: write one of `n_1d`, `n_7d`
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

features cards v1 by card from charge {
  n = count() over 1d, 7d
  share = «n» / n_1d
}
