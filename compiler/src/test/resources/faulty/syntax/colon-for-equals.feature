// SEM0101: a definition is written with `=`, not with `:`
features card_activity v1 by card from charge {
  charges «:» count() over 7d
  gap = time_since_last()
}