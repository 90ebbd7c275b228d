// SEM0201: `charge` has no field `amout`
//   help: did you mean `amount`?
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
  spend = sum(«amout») over 7d
}
