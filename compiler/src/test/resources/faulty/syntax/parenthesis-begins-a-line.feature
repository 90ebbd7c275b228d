// SEM0101: nothing begins with `(` here
//   help: to go on with the line above, end it with an operator or open the bracket there; to compute something, give it a name: `name = ...`
vector fraud v1 on charge {
  total = amount
  «(»fee + tax) * 2
  created
}