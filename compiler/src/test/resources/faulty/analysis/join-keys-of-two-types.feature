// SEM0503: the key is string on the left and int in `charge`
//   help: keys of two types are never equal: convert one side in a `with` before the join
// SEM0503: the key is double on the left and int in `charge`
//   help: keys of two types are never equal: convert one side in a `with` before the join
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

stream s = charge join charge as c on «card = c.items» within 1d
stream t = charge join charge as c on «score = c.items» within 1d
