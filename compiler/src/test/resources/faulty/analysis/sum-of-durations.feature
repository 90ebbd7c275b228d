// SEM0301: `sum` needs a number here, and this is duration?
//   help: take a number of seconds first: `seconds(d)`
// SEM0301: `mean` needs a number here, and this is duration?
//   help: take a number of seconds first: `seconds(d)`
// SEM0301: `stddev` needs a number here, and this is duration?
//   help: take a number of seconds first: `seconds(d)`
// SEM0301: `median` needs a number here, and this is duration?
//   help: take a number of seconds first: `seconds(d)`
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
  a = sum(«at - at») over 7d
  b = mean(«at - at») over 7d
  c = stddev(«at - at») over 7d
  d = median(«at - at») over 7d
}
