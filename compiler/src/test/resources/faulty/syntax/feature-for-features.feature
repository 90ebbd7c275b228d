// SEM0101: no declaration begins with `feature`
//   help: write `features name v1 by key from stream { ... }`
«feature» card_activity v1 by card from charge {
  charges = count() over 7d
}