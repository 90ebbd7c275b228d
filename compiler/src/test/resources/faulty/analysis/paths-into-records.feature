// SEM0201: `a` has no field `card`
//   help: it is a record: take a field of it, `card.number`
// SEM0202: `card` is a record of the left side already
//   help: give this one another name: `join login as other`
// SEM0202: the stream has a field `card` already
//   help: `with` adds fields and changes none: choose another name
// SEM0201: `charge` has no field `card.issuer.land`
//   help: did you mean `card.issuer.name`?
// SEM0202: `card` is a record of the trigger already
//   help: give this one another name: `use by_name ... as other`
// SEM0201: `charge` has no field `card.issuer`
//   help: it is a record: take a field of it, `card.issuer.name`
// SEM0201: there is nothing called `by_name.x.y`
//   help: a feature is `group.feature`, a joined field `stream.field`
event charge {
  id   : string @id
  at   : timestamp @time
  card : { number : string, issuer : { name : string }? }
}

event login { at : timestamp @time, number : string }

stream a = charge where «card» is null
stream b = charge join login as «card» on card.number = card.number within 1d
stream c = charge with «card» = 1

features by_name v1 by name = card.issuer.name from charge where «card.issuer.land» == "x" { n = count() over 1d }

vector v v1 on charge {
  use by_name by card.issuer.name as «card»
  «card.issuer»
  x = «by_name.x.y»
}
