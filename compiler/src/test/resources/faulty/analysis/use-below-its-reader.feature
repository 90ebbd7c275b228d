// SEM0201: `c` is read above its `use`
//   help: move the `use` up
// SEM0202: two groups are called `c`
//   help: give this one another name: `use cards ... as other`
// SEM0903: nothing reads `d`
//   help: leave the `use` out, or add `d.*`
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

vector v v1 on charge {
  «c».n
  use cards by card as c
  use cards by id as «c»
  «use cards by id as d»
}
