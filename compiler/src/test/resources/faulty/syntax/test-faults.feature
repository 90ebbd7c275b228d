// SEM0101: expected a text in double quotes, found `counts`
// SEM0101: expected `for`, found the reserved word `on`
// SEM0101: expected `:`, found `"a"`
// SEM0101: this `expect` names no event
//   help: write the id of the event: `expect "id" { ... }`
test «counts» for fraud {
  charge { charge_id: "a" }
}
test "b" «on» fraud {
  charge { charge_id: "a" }
}
test "c" for fraud {
  charge { charge_id «"a"» }
  «expect» { charges: 1 }
}