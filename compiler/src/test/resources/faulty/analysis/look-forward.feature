// SEM0402: `lead` would look into the future
//   help: a feature only sees events before the one that triggers it
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
  a = «lead(amount)» over 7d
}
