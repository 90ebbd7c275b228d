// SEM0509: this group has no version
//   help: write `card_activity v1`
// SEM0509: this vector has no version
//   help: write `fraud v1`
features card_activity«» by card from charge {
  charges = count() over 7d
}
vector fraud«» on charge {
  amount
}