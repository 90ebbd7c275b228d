// SEM0206: there is no function `lenght`
//   help: did you mean `length`?
// SEM0206: there is no function `substr`
//   help: a part of a text is `substring(s, start, length)`
// SEM0206: there is no function `avg`
//   help: the mean is `mean(x)`
// SEM0206: there is no function `coalesce`
//   help: the first that is not null is `a ?? b`
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

stream s = charge
  where «lenght»(card) > 3
  with a = «substr»(card, 0, 1), b = «avg»(items), c = «coalesce»(country, "NL")
