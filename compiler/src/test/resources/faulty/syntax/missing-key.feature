// SEM0101: expected `by`, found the reserved word `from`
features card_activity v1 «from» charge {
  charges = count() over 7d
}