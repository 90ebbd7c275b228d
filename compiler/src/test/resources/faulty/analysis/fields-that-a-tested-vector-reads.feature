// SEM0701: `fraud` reads `amount` of this `charge`, and a field without `?` is never null
//   help: write it into the braces
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

test "the card is not read" for fraud {
  charge { id: "a", at: @0s, amount: 1 }
  «charge { id: "b", at: @0s, card: "x" }»
  expect "b" { }
}
