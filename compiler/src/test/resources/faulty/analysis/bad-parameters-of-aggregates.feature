// SEM0308: a quantile lies between 0 and 1
//   help: the 95th percentile is `0.95`
// SEM0307: the share must be written out, so that it is known before any event is read
//   help: write it as `quantile(x: number, q: double constant) -> double`
// SEM0308: the number of values is from 1 to 10000
//   help: write it as `last_n(x, n: int constant) -> list<T>`
// SEM0307: the number of values must be written out, so that it is known before any event is read
//   help: write it as `top(x, k: int constant) -> list<T>`
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
  a = quantile(score, «95») over 7d
  b = quantile(score, «score») over 7d
  c = last_n(card, «0») over 7d
  d = top(card, «items») over 7d
}
