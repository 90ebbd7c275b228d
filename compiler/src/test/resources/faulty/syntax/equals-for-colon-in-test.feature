// SEM0101: a value in a test is written with `:`, not with `=`
test "counts" for fraud {
  charge { charge_id «=» "a", created: @0s }
  expect "a" { charges: 1 }
}