// SEM0101: a definition is written with `=`, not with `:`
vector fraud v1 on charge {
  hour «:» hour_of_day(created, "UTC")
  amount
}