// SEM0301: an event, a stream or a vector is needed here, and `cards` is a group of features
//   help: name what its events come from
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

stream s = «cards»
