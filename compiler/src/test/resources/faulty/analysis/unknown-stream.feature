// SEM0201: there is no event or stream `chrage`
//   help: did you mean `charge`?
// SEM0201: there is no event or stream `charges`
//   help: did you mean `charge`?
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

stream paid = «chrage» where ok
features cards v1 by card from «charges» { n = count() }
