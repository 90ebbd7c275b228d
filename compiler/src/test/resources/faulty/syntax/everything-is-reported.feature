// SEM0111: `Charge` is no name: names are a-z, 0-9 and _, and begin with a letter
//   help: write `charge`
// SEM0101: expected `:`, found `timestamp`
// SEM0101: this `(` is never closed
// SEM0101: `=` gives a name; a comparison is written `==`
// SEM0509: this group has no version
//   help: write `g v1`
// SEM0101: this `(` is never closed
// SEM0101: expected a window such as `7d`, `20 events` or `session 30m`, found the end of the line
// SEM0101: expected a feature's name, `*` or `{`, found the end of the line
event «Charge» {
  id : string @id
  at «timestamp» @time
  amount : decimal«(»12, 2
}
stream paid = charge where outcome «=» "a"
features g«» by card from paid {
  a = count«(»
  b = sum(amount) over«»
}
vector v v1 on charge {
  g.«»
}