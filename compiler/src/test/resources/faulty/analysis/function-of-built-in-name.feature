// SEM0202: `lower` is built in already
//   help: choose another name
// SEM0202: `count` is built in already
//   help: choose another name
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

fn «lower»(s: string) = s
fn «count»(x: int) = x
