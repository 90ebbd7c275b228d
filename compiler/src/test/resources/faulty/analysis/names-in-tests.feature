// SEM0201: there is no event `chrage`
//   help: did you mean `charge`?
// SEM0201: `paid` is a stream, and only events happen in a test
//   help: the events are: `charge`
// SEM0201: the event `charge` has no field `crad`
//   help: did you mean `card`?
// SEM0202: `card` stands here twice
// SEM0201: the vector `fraud` has no column `amont`
//   help: did you mean `amount`?
// SEM0202: `late` stands here twice
// SEM0201: there is no vector `frauds`
//   help: did you mean `fraud`?
// SEM0201: `paid` is a stream, and tests are of vectors
//   help: the vectors are: `fraud`
// SEM0201: `fraud` has no version 2
//   help: its versions are `v1`
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
  score   : double?
  items   : int?
  wait    : duration?
  seen    : timestamp?
  country : string?
  tags    : list<string>?
  ok      : bool?
}

stream paid = charge where ok

vector fraud v1 on charge {
  amount
  tags
  late = at
}

test "names" for fraud {
  «chrage» { id: "a", at: @0s }
  «paid» { id: "a", at: @0s }
  charge { id: "b", at: @0s, «crad»: "x" }
  charge { id: "c", at: @0s, card: "x", «card»: "y", amount: 1 }
  charge { id: "d", at: @0s, amount: 1 }
  expect "d" { «amont»: 1, late: @0s, «late»: @0s }
}

test "no vector" for «frauds» {
  charge { id: "d", at: @0s, amount: 1 }
  expect "d" { amount: 1 }
}

test "a stream" for «paid» {
  charge { id: "d", at: @0s, amount: 1 }
  expect "d" { amount: 1 }
}

test "a version" for fraud «v2» {
  charge { id: "d", at: @0s, amount: 1 }
  expect "d" { amount: 1 }
}
