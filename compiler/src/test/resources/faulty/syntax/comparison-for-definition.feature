// SEM0101: `==` compares; a name is given with `=`
features g v1 by card from charge {
  charges «==» count() over 7d
  gap = time_since_last()
}