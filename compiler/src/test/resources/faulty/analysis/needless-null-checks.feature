// SEM0902: `card` is never null
// SEM0902: `card` is never null
//   help: leave `??` and what follows out
// SEM0902: `??` with null changes nothing
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

stream s = charge where «card is not null» with a = card «??» "none", b = country «??» null
