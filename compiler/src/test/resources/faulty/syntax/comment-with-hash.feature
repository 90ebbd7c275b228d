// SEM0102: the language has no character `#`
//   help: a comment begins with `//`
// SEM0102: the language has no character `#`
//   help: a comment begins with `//`
«#» charges that went through
stream paid = charge where outcome == "succeeded" «#» only these
stream other = charge