// SEM0101: `500ms` is neither a number nor a duration nor a name
//   help: a duration is a whole number and one unit, s, m, h, d or w, as in `90d`; a name begins with a letter
// SEM0101: `1h30m` is neither a number nor a duration nor a name
//   help: a duration is a whole number and one unit, s, m, h, d or w, as in `90d`; a name begins with a letter
// SEM0101: `1y` is neither a number nor a duration nor a name
//   help: a duration is a whole number and one unit, s, m, h, d or w, as in `90d`; a name begins with a letter
features card_activity v1 by card from charge {
  charges = count() over «500ms»
  spend = sum(amount) over «1h30m»
  mean_spend = mean(amount) over «1y»
}