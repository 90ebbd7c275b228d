// SEM0509: `1` is no version: these are v1, v2, ...
//   help: write `v1`
// SEM0509: `v0` is no version: these are v1, v2, ...
// SEM0509: `latest` is no version: these are v1, v2, ...
features card_activity «1» by card from charge {
  charges = count() over 7d
}
vector fraud «v0» on charge {
  use card_activity «latest» by card
  amount
}