// SEM0402: `late` is a label, which looks forward, and no expression may read it
//   help: a model would learn from what is not known when it answers
// SEM0402: `fraud` is a label, which looks forward, and no expression may read it
// SEM0402: `fraud` is a label, which looks forward, and no expression may read it
// SEM0402: `late` is a label, which looks forward, and no expression may read it
// SEM0402: `fraud` is a label, which looks forward, and no expression may read it
// SEM0402: `late` is a label, which looks forward, and no expression may read it
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
}

features g v1 by card from charge {
  n = count() over 1d
}

// In the vector's condition, above and below its own line, as a key, in another label.
vector v v1 on charge where «late» > 1 {
  use g by if «fraud» then card else "" as grouped
  grouped.n
  above = if «fraud» then 1 else 0
  field = «late»
  label fraud = exists() from charge by card within 90d
  below = if «fraud» then 1 else 0
  label late = count() from charge by card within 90d
  label again = count() from charge by «late» = card within 90d
}
