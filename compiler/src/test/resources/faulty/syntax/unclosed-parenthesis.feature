// SEM0101: this `(` is never closed
// SEM0101: this `(` is never closed
features card_activity v1 by card from charge {
  spend = sum«(»amount over 7d
  mean_spend = mean«(»amount
  charges = count() over 7d
}