// SEM0801: a vector as a stream is not supported yet, and `v` is one
//   help: take the event or stream that triggers the vector
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

vector v v1 on charge {
  amount
}

stream scored = «v» where amount > 3
