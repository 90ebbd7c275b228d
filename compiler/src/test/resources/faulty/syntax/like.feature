// SEM0101: `like` cannot stand here
//   help: use `matches(x, "...")`, `starts_with` or `contains`
stream some = charge where merchant «like» "shop%"