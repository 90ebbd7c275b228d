// SEM0205: streams, groups and vectors are made of each other in a circle: scored -> fraud v2 -> risk v1 -> scored
//   help: a stream begins with an event in the end
// SEM0205: the vector `own v1` is made of itself
//   help: a stream begins with an event in the end
// SEM0205: streams, groups and vectors are made of each other in a circle: of_later -> later v1 -> of_later
//   help: a stream begins with an event in the end
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
}

// Nothing more is said about what stands on the circle, or is made of it.
stream «scored» = fraud v2 where amount > 1
features risk v1 by card from scored {
  n = count() over 1d
  m = max(whatever)
}
vector fraud v1 on charge {
  amount
}
vector fraud v2 on charge {
  card
  amount
  risk.n
}
vector after v1 on scored {
  risk_n
  risk.*
}
vector «own» v1 on own {
  card
}
// A label looks ahead to the events of a stream, which must be known before it.
stream «of_later» = later
vector later v1 on charge {
  card
  label more = count() from of_later by card within 1d
}
