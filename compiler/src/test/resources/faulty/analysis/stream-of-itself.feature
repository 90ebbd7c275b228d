// SEM0205: the stream `a` is made of itself
//   help: a stream begins with an event in the end
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

stream «a» = charge join a on id within 1d
