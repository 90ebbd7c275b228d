// SEM0208: the vector has two columns `c_n`
//   help: give one of them a name of its own: `other = ...`
// SEM0208: the vector has two columns `d_n`
//   help: give one of them a name of its own: `other = ...`
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
  use cards as c
  use cards by id as d
  c_n = 1
  «c.*»
  d.{n, «n»}
}
