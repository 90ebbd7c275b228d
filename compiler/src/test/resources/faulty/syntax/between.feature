// SEM0101: `between` cannot stand here
//   help: write `low <= x and x <= high`
stream some = charge where amount «between» 1 and 5