// SEM0205: definitions need each other in a circle: a -> b -> c -> a
//   help: the value before this event is `previous(x)`
// SEM0205: the definition `d` needs itself
//   help: the value before this event is `previous(x)`
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
  «a» = b + 1
  b = c + 1
  c = a + 1
  «d» = d ?? 0
}
