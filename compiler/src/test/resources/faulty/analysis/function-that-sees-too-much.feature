// SEM0202: `big` has two parameters `x`
// SEM0201: `big` has no parameter `limit`, and a function sees nothing else
// SEM0201: `big` has no parameter `amout`, and a function sees nothing else
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

fn big(x: int, «x»: int) = x > «limit» or «amout» > 3
