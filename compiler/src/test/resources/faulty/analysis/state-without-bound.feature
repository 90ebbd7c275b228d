// SEM0901: `distinct` over all history keeps every value that a key has ever had
//   help: give it a window: `a = distinct(...) over 90d`
// SEM0901: `median` over all history keeps every value that a key has ever had
//   help: give it a window: `b = median(...) over 90d`
// SEM0901: `top` over all history keeps every value that a key has ever had
//   help: give it a window: `c = top(...) over 90d`
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
  a = «distinct»(country)
  b = «median»(score)
  c = «top»(card, 3)
}
