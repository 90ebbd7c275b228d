// SEM0202: two joined streams are called `login`
//   help: give this one another name: `join login as other`
// SEM0202: two joined streams are called `other`
//   help: give this one another name: `join login as other_2`
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
  score   : double
  items   : int
  country : string?
  tags    : list<string>
  ok      : bool
}
event login {
  email : string
  at    : timestamp @time
}

stream s = charge
  join login on card = login.email within 1d
  join «login» on card = login.email within 2d
stream t = charge
  join login as other on card = other.email within 1d
  join login as «other» on card = other.email within 2d
