// SEM0201: `twice` is read above its own line
//   help: move one of the lines: an item sees those above it
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

vector v v1 on charge {
  big = «twice» > 10
  twice = amount * 2
}
