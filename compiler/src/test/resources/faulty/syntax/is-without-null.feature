// SEM0101: `is` asks for null alone
//   help: write `is null`, `is not null`, or compare with `==`
stream some = charge where outcome is «"failed"»