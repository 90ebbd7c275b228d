// SEM0402: `bad` is a label, which looks forward, and no expression may read it
//   help: a model would learn from what is not known when it answers
// SEM0402: `bad` is a label, which looks forward, and no expression may read it
// SEM0402: `f.bad` is a label, which looks forward, and no expression may read it
// SEM0402: `bad` is a label, which looks forward, and no expression may read it
// SEM0402: `bad` is a label, which looks forward, and no expression may read it
// SEM0402: `bad` is a label, which looks forward, and no expression may read it
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
}

vector fraud v1 on charge {
  card
  label bad = exists() from charge by card within 90d
}
stream worse = fraud where «bad»
features risk v1 by card from fraud {
  n = count() where «bad» over 1d
}
stream joined = charge left join fraud as f on card = f.card within 1d
  with was_bad = «f.bad»
vector v v1 on fraud where «bad» {
  worse = not «bad»
  «bad»
}
// A name that means something here means that.
vector w v1 on fraud {
  bad = card
  again = bad
}
