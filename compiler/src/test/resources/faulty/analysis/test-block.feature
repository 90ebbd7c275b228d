// SEM0801: tests in the language are not supported yet
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

test «"adds"» for v {
  charge { id: "a" }
}
