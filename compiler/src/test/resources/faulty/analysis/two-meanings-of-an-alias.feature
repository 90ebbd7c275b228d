// SEM0202: `other` is a joined stream of the trigger already
//   help: give this one another name: `use cards ... as other_2`
// SEM0201: `s` has no field `other.nothing`
//   help: its fields are: `other.id`, `other.at`, `other.card`, `other.amount`, `other.score`, `other.items`, `other.country`, `other.tags` and 1 more
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

stream s = charge
  left join charge as other on card within 1d
vector v v1 on s {
  use cards by id as «other»
  other.amount
  «other.nothing»
}
