// SEM0101: `not` binds loosely and cannot stand here
//   help: write `(not ...)`
stream s = charge where a == «not» b