// SEM0301: `+` does not take string and string?
//   help: texts are put together by `concat(a, b)`, numbers become text by `string(x)`
// SEM0301: `+` does not take int and string
//   help: texts are put together by `concat(a, b)`, numbers become text by `string(x)`
// SEM0301: `+` does not take int and null
//   help: arithmetic with null always gives null
// SEM0301: `-` takes a number or a duration, and this is string
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

stream s = charge with a = card «+» country, b = items «+» "1", c = items «+» null, d = «-card»
