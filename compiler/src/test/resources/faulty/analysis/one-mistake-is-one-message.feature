// SEM0201: `s` has no field `unknown`
//   help: its fields are: `id`, `at`, `card`, `amount`, `score`, `items`, `country`, `tags` and 1 more
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


stream s = charge with a = «unknown» + 1, b = a * 2, c = if b > 3 then a else b
features g v1 by card from s {
  n = sum(c) over 7d
  m = n + 1
}
vector v v1 on s {
  a
  d = g.n + g.m + b
}
