// SEM0510: this expression is too large once it is written out
//   help: with all names and functions replaced by what they stand for, it may have 10000 parts on 750 levels
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

features g v1 by card from charge {
  n = count() over 7d
  a0 = n + n
  a1 = a0 + a0
  a2 = a1 + a1
  a3 = a2 + a2
  a4 = a3 + a3
  a5 = a4 + a4
  a6 = a5 + a5
  a7 = a6 + a6
  a8 = a7 + a7
  a9 = a8 + a8
  a10 = a9 + a9
  a11 = a10 + a10
  a12 = «a11 + a11»
  a13 = a12 + a12
  a14 = a13 + a13
  a15 = a14 + a14
}
