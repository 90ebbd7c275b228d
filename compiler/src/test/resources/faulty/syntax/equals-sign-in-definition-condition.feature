// SEM0101: `=` gives a name; a comparison is written `==`
features card_activity v1 by card from charge {
  charges = count() where outcome «=» "failed" over 7d
  gap = time_since_last()
}