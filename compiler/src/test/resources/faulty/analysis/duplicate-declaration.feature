// SEM0202: `charge` is declared as a stream, and as an event
//   help: a name means one thing in all files of a program
// SEM0202: `twice` is declared twice
//   help: a name means one thing in all files of a program
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

stream «charge» = charge where ok
fn twice(x: int) = x * 2
fn «twice»(x: int) = x + x
