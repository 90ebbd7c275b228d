// SEM0801: labels are not supported yet
//   help: what comes after the trigger can be joined to the output by its id
// SEM0402: `fraud` is a label, which looks forward, and no expression may read it
//   help: a model would learn from what is not known when it answers
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

vector v v1 on charge {
  amount
  label «fraud» = exists() from charge by card within 90d
  x = if «fraud» then 1 else 0
}
