// SEM0101: `elif` cannot stand here
//   help: write `else if`
vector fraud v1 on charge {
  big = if amount > 100 then 2 «elif» amount > 10 then 1 else 0
}