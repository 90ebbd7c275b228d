// SEM0507: `cards v1` has no feature `chrges`
//   help: did you mean one of `charges_1d`, `charges_7d`?
// SEM0507: `cards v1` has no feature `nothing`
//   help: its features are: `charges_1d`, `charges_7d`
// SEM0507: `cards v1` has no feature `charges`
//   help: did you mean one of `charges_1d`, `charges_7d`?
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
  charges = count() over 1d, 7d
}

vector v v1 on charge {
  «cards.chrges»
  cards.{charges_1d, «nothing»}
  ratio = «cards.charges» / 2
}
