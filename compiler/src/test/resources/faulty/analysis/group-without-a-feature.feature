// SEM0201: `cards` is neither a field of `charge` nor an earlier item
//   help: it is a group: take a feature of it, `cards.x`, or `cards.*` on a line of its own
// SEM0201: there is nothing called `cards.n.m`
//   help: a feature is `group.feature`, a joined field `stream.field`
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
  «cards»
  x = cards
  y = «cards.n.m»
}
