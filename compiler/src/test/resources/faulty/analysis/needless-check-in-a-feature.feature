// SEM0902: `n` is never null
//   help: leave `??` and what follows out
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


features g v1 by card from charge {
  n = count() over 7d
  m = n «??» 0
}
