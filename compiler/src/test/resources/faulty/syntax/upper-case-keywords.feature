// SEM0101: `AND` is written `and`
// SEM0101: `FROM` is written `from`
stream paid = charge where outcome == "a" «AND» amount > 5
features g v1 by card «FROM» charge {
  n = count()
}