// SEM0201: `s` has no field `charge.amont`
//   help: did you mean `charge.amount`?
// SEM0201: `s` has no field `chargee.amount`
//   help: did you mean `charge.amount`?
// SEM0201: `s` has no field `login.email`
//   help: fields of the left side are written bare: `email`
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
event login {
  email : string
  at    : timestamp @time
}

stream s = login
  join charge on email = charge.card within 7d
  where «charge.amont» > 5 and «chargee.amount» > 5 and «login.email» == "x"
