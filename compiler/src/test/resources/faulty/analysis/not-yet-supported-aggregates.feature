// SEM0801: the aggregate `approx_distinct` is not supported yet
// SEM0801: the aggregate `decayed_sum` is not supported yet
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
  a = «approx_distinct»(card) over 7d
  b = «decayed_sum»(amount, 7d)
}
