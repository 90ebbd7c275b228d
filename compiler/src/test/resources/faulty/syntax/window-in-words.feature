// SEM0101: a duration is a number with its unit, in one word
//   help: the units are s, m, h, d and w: `30s`, `15m`, `1h`, `7d`, `4w`
// SEM0101: `last` is not needed: every window looks back
//   help: write `over 7d`
// SEM0101: expected a unit such as `d` at the number, or `events` behind it, found the end of the line
features card_activity v1 by card from charge {
  charges = count() over 7 «days»
  spend = sum(amount) over «last» 7d
  mean_spend = mean(amount) over 7«»
}