// SEM0301: this may be null, and the parameter `e: string` takes no null
//   help: declare the parameter `e: string?`, or say with `??` what stands for null
// SEM0301: the parameter `e: string` does not take int
// SEM0302: `domain` has 1 parameter, and no arguments are given
//   help: write it as `domain(e: string)`
// SEM0301: this may be null, and the parameter `e: string` takes no null
//   help: declare the parameter `e: string?`, or say with `??` what stands for null
// SEM0301: the parameter `x: decimal(12, 2)` does not take int
//   help: not every value of it is one of decimal(12, 2); `decimal(x, 12, 2)` rounds, and is null where x is too large
// SEM0301: the parameter `x: decimal(12, 2)` does not take double
//   help: not every value of it is one of decimal(12, 2); `decimal(x, 12, 2)` rounds, and is null where x is too large
// SEM0201: `one` has no parameter `y`, and a function sees nothing else
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

fn domain(e: string) = after_last(e, "@")
stream s = charge with a = domain(«country»), b = domain(«items»), c = «domain()», d = domain(«null»)
fn price(x: decimal(12, 2)) = x + 1
stream t = charge with a = price(1.5), b = price(2), c = price(«items»), d = price(«1.505»)
fn one(x: int) = «y»
