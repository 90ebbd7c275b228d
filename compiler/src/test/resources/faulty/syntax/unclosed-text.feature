// SEM0103: this text has no closing `"` on its line
//   help: write a line break within a text as `\n`
stream paid = charge where outcome == «"succeeded»
stream other = charge