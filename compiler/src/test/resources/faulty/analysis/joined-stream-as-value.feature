// SEM0201: `s` has no field `charge`
//   help: it is a joined stream: take a field of it, `charge.id`
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
  where «charge» is not null
