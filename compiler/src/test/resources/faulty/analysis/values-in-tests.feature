// SEM0301: `card` is of type string, and `5` is not
// SEM0301: `amount` is of type decimal(12, 2), and `5.001` is not
// SEM0301: `items` is of type int, and `1.5` is not
// SEM0301: `seen` is of type timestamp, and `30m` is not
//   help: a moment counts from the test's start: `@0s`, `@30m`, `@7d`
// SEM0301: `wait` is of type duration, and `@30m` is not
// SEM0301: an item of `tags` is of type string, and `1` is not
// SEM0301: `card` is never null: it is declared without `?`
// SEM0307: a value in a test is written out, and this would be computed
//   help: write a number, a text in double quotes, true, false, null, 30m or @30m
// SEM0307: a value in a test is written out, and this would be computed
// SEM0301: a list holds no null
// SEM0105: this moment is later than the year 9999
// SEM0105: an int has 64 bits, and this number needs more
// SEM0301: `big` is of type decimal(38, 0), and `1000000000000000000000000000000000000000` is not
// SEM0301: `amount` is of type decimal(12, 2), and `"7"` is not
// SEM0301: `tags` is of type list<string>, and `"x"` is not
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
  score   : double?
  big     : decimal(38, 0)?
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

test "values" for fraud {
  charge { id: "a", at: @0s, card: «5», amount: «5.001», items: «1.5», seen: «30m», wait: «@30m», tags: ["x", «1»] }
  charge { id: "b", at: @0s, card: «null», amount: «2 + 3», country: «de», tags: [«null»], seen: «@9000000d» }
  charge { id: "c", at: @0s, card: "c", items: «9223372036854775808», amount: -1.50, score: -2, wait: -5m, seen: null, big: 99999999999999999999 }
  charge { id: "d", at: @0s, card: "d", amount: 1, score: -99999999999999999999, tags: [], big: «1000000000000000000000000000000000000000» }
  expect "c" { amount: «"7"», tags: «"x"», late: @1d }
}
