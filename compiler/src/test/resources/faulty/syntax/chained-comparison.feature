// SEM0101: comparisons do not chain
//   help: join two of them with `and`: `a < b and b < c`
// SEM0101: comparisons do not chain
//   help: join two of them with `and`: `a < b and b < c`
// SEM0101: comparisons do not chain
//   help: join two of them with `and`: `a < b and b < c`
// SEM0101: comparisons do not chain
//   help: join two of them with `and`: `a < b and b < c`
stream some = charge where 1 < amount «<» 5
stream more = charge where amount == 1 «==» ok
stream gone = charge with a = amount == 1 «==» ok
vector v v1 on charge {
  a = amount == 1 «==» ok
}
