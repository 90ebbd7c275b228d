// SEM0301: a list cannot be a key
//   help: take one of its items: `element(list, 0)`
// SEM0202: the group has two keys `card`
// SEM0503: a list cannot be a key
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

features g v1 by «tags» from charge { n = count() }
features h v1 by card, «card» from charge { n = count() }
stream s = charge left join charge as other on «tags» within 1d
