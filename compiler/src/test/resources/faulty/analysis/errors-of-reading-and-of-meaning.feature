// SEM0101: `===` is written `==`
// SEM0301: cannot compare string with int
//   help: compare with a text, for example `"5"`
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

stream a = charge where amount «===» 3
stream b = charge where card «>» 5
stream c = a where ok
