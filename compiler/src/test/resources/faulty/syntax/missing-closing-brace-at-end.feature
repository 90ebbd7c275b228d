// SEM0101: this `{` is never closed
//   help: put the missing `}` at the end of the block
features card_activity v1 by card from charge «{»
  charges = count() over 7d