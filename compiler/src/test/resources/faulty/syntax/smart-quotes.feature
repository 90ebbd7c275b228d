// SEM0102: the language has no character `“` (U+201C)
//   help: use the straight double quote `"`
stream paid = charge where outcome == «“»succeeded”