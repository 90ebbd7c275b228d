// SEM0207: `cards` has several versions: `v1`, `v2`
//   help: choose one: `use cards v2`
// SEM0201: `cards` has no version 3
//   help: its versions are `v1`, `v2`
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

features cards v1 by card from charge { n = count() over 7d }
features cards v2 by card from charge { n = count() over 8d }

vector v v1 on charge {
  «cards».n
  use cards «v3» as third
  third.n
}
