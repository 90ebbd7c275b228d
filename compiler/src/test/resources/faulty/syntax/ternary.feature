// SEM0101: there is no `? :`
//   help: write `if condition then a else b`
vector fraud v1 on charge {
  big = amount > 100 «?» 1 : 0
}