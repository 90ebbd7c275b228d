// SEM0201: `cards.n` is a feature, and a vector's `where` reads the trigger
//   help: make it a column, and choose among the rows of the output
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

vector v v1 on charge where «cards.n» > 5 {
  cards.n
}
