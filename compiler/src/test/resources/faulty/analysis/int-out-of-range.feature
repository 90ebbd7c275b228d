// SEM0105: an int has 64 bits, and this number needs more
//   help: the largest int is 9223372036854775807; `1e20` is a double
// SEM0105: this number is out of the range of a double
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

stream s = charge where items > «9223372036854775808» and items > -9223372036854775808 and score < «1e400»
