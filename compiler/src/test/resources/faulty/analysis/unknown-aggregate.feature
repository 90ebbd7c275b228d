// SEM0206: there is no function `avg`
//   help: the mean is `mean(x)`
// SEM0206: there is no function `nunique`
//   help: the number of different values is `distinct(x)`
// SEM0206: there is no function `distnct`
//   help: did you mean `distinct`?
// SEM0206: there is no function `percentile`
//   help: a quantile is `quantile(x, 0.95)`
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

features cards v1 by card from charge {
  a = «avg»(amount) over 7d
  b = «nunique»(country) over 7d
  c = «distnct»(country) over 7d
  d = «percentile»(score, 0.5) over 7d
}
