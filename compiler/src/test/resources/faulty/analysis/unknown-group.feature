// SEM0201: there is no group `card`
//   help: did you mean `cards`?
// SEM0201: there is no group `crds`
//   help: did you mean `cards`?
// SEM0201: `charge` is the trigger, and no group
//   help: fields of the trigger are written bare
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
  «card».n
  card.m
  x = «crds».n
  «charge».amount
}
