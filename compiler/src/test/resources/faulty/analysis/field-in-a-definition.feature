// SEM0201: `amount` is a field of the events, and an expression here reads other definitions
//   help: take it from the events by an aggregate: `x = last(amount)`, then use `x`
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
  n = count() over 7d
  share = «amount» / n
}
