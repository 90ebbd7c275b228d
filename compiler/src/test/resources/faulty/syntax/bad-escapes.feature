// SEM0104: `\d` is no escape
//   help: the escapes are \" \\ \n \t and \u{1F600}; a backslash itself is written \\
// SEM0104: `\u{110000}` is no escape
//   help: the escapes are \" \\ \n \t and \u{1F600}; a backslash itself is written \\
// SEM0104: `\u{D800}` is no escape
//   help: the escapes are \" \\ \n \t and \u{1F600}; a backslash itself is written \\
stream a = charge where path == "c:«\d»ata\new" or sign == "«\u{110000}»" or x == "«\u{D800}»"