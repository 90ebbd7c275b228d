// SEM0308: a quantile lies between 0 and 1
//   help: the 95th percentile is `0.95`
// SEM0307: the share must be written out, so that it is known before any event is read
//   help: write it as `quantile(x: number, q: double constant) -> double`
// SEM0308: the number of values is from 1 to 10000
//   help: write it as `last_n(x, n: int constant) -> list<T>`
// SEM0307: the number of values must be written out, so that it is known before any event is read
//   help: write it as `top(x, k: int constant) -> list<T>`
// SEM0308: a half-life is longer than nothing, and at most 36500d long
//   help: write for example `7d`
// SEM0301: `decayed_count` needs a length of time here, and this is int
//   help: write it as `decayed_count(half_life: duration constant) -> double`
// SEM0308: a quantile lies between 0 and 1
//   help: the 95th percentile is `0.95`
// SEM0301: `correlation` needs a number here, and this is string
//   help: read a number from a text by `double(s)`
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
  e = decayed_sum(amount, «0d»)
  f = decayed_count(«7»)
  g = approx_quantile(score, «1.5»)
  h = correlation(score, «card») over 7d
}
