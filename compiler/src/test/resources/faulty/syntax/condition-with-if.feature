// SEM0101: `if` cannot stand here
//   help: conditions are written with `where`
features g v1 by card from charge {
  charges = count() «if» outcome == "failed"
  gap = time_since_last()
}