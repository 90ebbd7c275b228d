// SEM0101: there is no `case`
//   help: write `if condition then a else b`
vector fraud v1 on charge {
  big = case «when» amount > 100 then 1 else 0 end
}