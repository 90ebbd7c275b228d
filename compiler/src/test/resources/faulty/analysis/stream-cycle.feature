// SEM0205: streams are made of each other in a circle: a -> b -> c -> a
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

stream «a» = b where ok
stream b = c where ok
stream c = a where ok
stream d = a where unknown > 1
