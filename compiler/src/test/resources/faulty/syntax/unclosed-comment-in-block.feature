// SEM0110: this comment never ends
//   help: end it with `*/`; comments do not nest
vector fraud v1 on charge {
  amount «/*» the sum
  created
}