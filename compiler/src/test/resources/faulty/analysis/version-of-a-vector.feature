// SEM0207: `fraud` has several versions: `v1`, `v2`
//   help: choose one: `fraud v2`
// SEM0201: `fraud` has no version 3
//   help: its versions are `v1`, `v2`
// SEM0201: `charge` is an event, and has no versions
//   help: leave the version out
// SEM0904: `fraud v1` is deprecated
//   help: use v2
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
}

vector fraud v1 deprecated "use v2" on charge {
  card
}
vector fraud v2 on charge {
  card
  amount
}
stream any = «fraud» where amount > 1
features risk v1 by card from fraud «v3» {
  n = count() over 1d
}
vector v v1 on charge «v1» {
  card
}
vector w v1 on fraud v2 {
  amount
}
stream old = charge join «fraud v1» as f on card = f.card within 1d
