// SEM0506: a key is computed from the trigger alone, and this one reads a feature
//   help: make it a column of a vector of its own, and a second vector `on` that one: there it is a field
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
}

vector v v1 on charge {
  cards.n
  busy = cards.n > 5
  use cards by «if busy then card else id» as other
  other.n
}
