// SEM0508: this test expects nothing
//   help: say what the vector is to be: `expect "id" { column: value }`
// SEM0702: no `charge` of this test is `"c"`
// SEM0702: no vector is expected here, so it has no columns
//   help: leave the braces empty: `expect not ... { }`
// SEM0202: `not "a"` is expected twice in this test
//   help: write all columns into one `expect`
// SEM0702: several `charge` of this test are `"b"`
//   help: give each an id of its own
// SEM0702: the id of `charge` has one part, and here are 2
//   help: write them in the order of its fields: `id`
// SEM0301: `id` is of type string, and `7` is not
// SEM0702: no `charge` of this test is `@2m`
// SEM0702: no `charge` of this test is `@3m`
// SEM0702: `login` declares no id that an event can be named by
//   help: name the event by its time: `expect @30m { ... }`
// SEM0207: `logins` has several versions: `v1`, `v2`
//   help: choose one: `for logins v2`
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

event login { card: string, at: timestamp @time }

vector logins v1 on login { card }
vector logins v2 on login { card }

test «"nothing"» for fraud {
  charge { id: "a", at: @0s, amount: 1 }
}

test "triggers" for fraud {
  charge { id: "a", at: @1m, amount: 1 }
  charge { id: "b", at: @1m, amount: 1 }
  charge { id: "b", at: @2m, amount: 2 }
  charge { id: "d", at: @1m, amount: 2 }
  charge { id: "d", at: @1m, amount: 2 }
  expect «"c"» { amount: 1 }
  expect not "a" { «amount: 1» }
  expect "a" { amount: 1 }
  expect «not "a"» { }
  expect «"b"» { }
  expect "d" { amount: 2 }
  expect «"a", 2» { }
  expect «7» { }
}

test "moments" for fraud {
  charge { at: @1m, amount: 1 }
  expect @1m { amount: 1 }
  expect «@2m» { }
  expect not «@3m» { }
}

test "no id" for logins v1 {
  login { card: "x", at: @0s }
  expect «"x"» { }
}

test "which" for «logins» {
  login { card: "x", at: @0s }
  expect @0s { }
}
