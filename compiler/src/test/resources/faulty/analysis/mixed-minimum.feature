// SEM0301: `min` needs values of one type that has an order, and these are int, string
//   help: write it as `min(x, y, ...) -> T`
// SEM0301: `max` needs values of one type that has an order, and these are bool
//   help: write it as `max(x, y, ...) -> T`
// SEM0301: `clip` needs values of one type that has an order, and these are int, string
//   help: write it as `clip(x, low, high) -> T`
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

stream s = charge with a = min(«items», card), b = max(«ok», true), c = clip(«items», 0, "9")
