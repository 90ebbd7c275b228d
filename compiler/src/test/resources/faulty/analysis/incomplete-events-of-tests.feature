// SEM0701: this `charge` does not say when it happens
//   help: write `at: @30m`, which counts from the test's start
// SEM0701: this `refund` has no id
//   help: write its `done`: an id of type bool is not made up
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

event refund { done: bool @id, at: timestamp @time }

test "incomplete" for fraud {
  «charge» { id: "a", card: "x", amount: 1 }
  «refund» { at: @0s }
  charge { at: @0s, amount: 1 }
  expect @0s { amount: 1 }
}
