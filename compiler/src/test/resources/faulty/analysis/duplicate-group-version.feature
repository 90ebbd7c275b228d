// SEM0202: `cards v1` is declared twice
//   help: give one of them another version
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
  n = count()
}

features «cards v1» by card from charge {
  m = count()
}
