// SEM0202: the stream has a field `amount` already
//   help: `with` adds fields and changes none: choose another name
// SEM0202: the stream has a field `big` already
//   help: `with` adds fields and changes none: choose another name
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

stream s = charge with «amount» = 1, big = amount > 10, «big» = true
