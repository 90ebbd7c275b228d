// SEM0101: comparisons do not chain
//   help: join two of them with `and`: `a < b and b < c`
stream some = charge where 1 < amount «<» 5