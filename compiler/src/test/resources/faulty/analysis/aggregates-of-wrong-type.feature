// SEM0301: `sum` needs a number here, and this is string
//   help: read a number from a text by `double(s)`
// SEM0301: `mean` needs a number here, and this is bool
//   help: write it as `mean(x: number) -> double`
// SEM0301: `ratio` needs bool here, and this is int
//   help: write it as `ratio(condition: bool) -> double`
// SEM0301: `min` needs a value that has an order here, and this is bool
//   help: write it as `min(x) -> T`
// SEM0301: `distinct` needs a value that is no list here, and this is list<string>
//   help: write it as `distinct(x) -> int`
// SEM0301: `max_by` needs a value that has an order here, and this is list<string>
//   help: write it as `max_by(x, y) -> T`
// SEM0302: `time_since_last` takes no arguments, and 1 is given
//   help: write it as `time_since_last() -> duration`
// SEM0301: `streak` needs bool here, and this is string
//   help: write it as `streak(condition: bool) -> int`
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
  a = sum(«card») over 7d
  b = mean(«ok») over 7d
  c = ratio(«items») over 7d
  d = min(«ok») over 7d
  e = distinct(«tags») over 7d
  f = max_by(card, «tags») over 7d
  g = «time_since_last(card)»
  h = streak(«card»)
}
