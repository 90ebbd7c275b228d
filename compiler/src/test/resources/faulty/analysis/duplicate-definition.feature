// SEM0202: the group has two definitions `n_7d`
// SEM0202: the group has two definitions `n_1d`
// SEM0202: the group has two definitions `m_1d`
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
  n_7d = count() over 7d
  n = count() over 1d, «7d»
  «n_1d» = exists()
  m = count() over 1d, «1d»
}
