// SEM0301: `lower` needs string here, and this is int
//   help: `string(x)` makes a text of it
// SEM0301: `sqrt` needs double here, and this is string
//   help: read a number from a text by `double(s)`
// SEM0301: `length` needs string here, and this is list<string>
//   help: write it as `length(s: string) -> int`
// SEM0301: `substring` needs int here, and this is double
//   help: `int(x)` cuts the fraction off, `round(x, 0)` rounds
// SEM0301: `element` needs a list or a map here, and this is string
//   help: write it as `element(list, i: int) -> T` or `element(map, key: string) -> T`
// SEM0301: `size` needs a list or a map here, and this is string
//   help: write it as `size(list) -> int` or `size(map) -> int`
// SEM0301: `contains` needs a text, a list or a map here, and this is int
//   help: write it as `contains(s: string, part: string) -> bool` or `contains(list, x) -> bool` or `contains(map, key: string) -> bool`
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

stream s = charge
  with a = lower(«items»), b = sqrt(«card»), c = length(«tags»), d = substring(card, «0.5», 1),
       e = element(«card», 0), g = size(«card»), h = contains(«items», 1)
