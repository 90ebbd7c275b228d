// SEM0101: a group is made `from` a stream, not `on` one
features card_activity v1 by card «on» charge {
  charges = count() over 7d
}