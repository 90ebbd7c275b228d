// SEM0301: a double has no one text that is the same everywhere
//   help: choose its digits: `string(decimal(x, 18, 6))`
// SEM0301: `int` does not take a timestamp
//   help: a difference of two timestamps is a duration: `seconds(t - u)`
// SEM0301: `int` does not take a bool
//   help: write `if x then 1 else 0`
// SEM0301: `double` needs a number here, and this is duration?
//   help: take a number of seconds first: `seconds(d)`
// SEM0301: `string` needs a value that is no list here, and this is list<string>
//   help: write it as `string(x) -> string`
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

stream s = charge with a = string(«score»), b = int(«at»), c = int(«ok»), d = double(«at - at»), e = string(«tags»)
