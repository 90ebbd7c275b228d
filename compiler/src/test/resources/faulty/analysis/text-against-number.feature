// SEM0301: cannot compare string with int
//   help: compare with a text, for example `"5"`
// SEM0301: cannot compare int with string
//   help: leave the quotes out to compare with a number
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

stream s = charge where card «>» 5 or items «==» "3"
