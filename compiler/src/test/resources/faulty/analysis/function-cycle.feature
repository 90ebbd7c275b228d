// SEM0205: functions call each other in a circle: f -> g -> f
//   help: a function is a name for an expression, and has no end if it calls itself
// SEM0205: the function `h` calls itself
//   help: a function is a name for an expression, and has no end if it calls itself
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

fn «f»(x: int) = g(x) + 1
fn g(x: int) = f(x) - 1
fn «h»(x: int) = h(x)
stream s = charge where f(items) > 0
