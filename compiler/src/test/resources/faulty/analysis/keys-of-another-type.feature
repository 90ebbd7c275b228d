// SEM0506: the key `items` is int, and this is string
// SEM0506: `g` is kept by `items`, which is 1 key, and 2 are given
//   help: write `use g by <items>`
// SEM0506: the key `score` is double, and this is int
// SEM0506: the key `card` of `k` is int, and that field of `charge` is string
//   help: convert it: `use k by <card>`
// SEM0506: the key `amount` is decimal(12, 2), and this is int
//   help: not every value of it is one of decimal(12, 2); `decimal(x, 12, 2)` rounds, and is null where x is too large
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

features g v1 by items from charge { n = count() over 7d }
features h v1 by score from charge { n = count() over 7d }
features k v1 by card = items from charge { n = count() over 7d }
features m v1 by amount from charge { n = count() over 7d }
vector v v1 on charge {
  use g by «card» as a
  use g by «items, card» as b
  use h by «items» as c
  a.n
  b.n
  c.n
  «k».n
  use m by «items» as d
  use m by 7 as seven
  d.n
  seven.n
}
