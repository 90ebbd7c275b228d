// SEM0401: `now()` would read a clock, and a feature has none: computed again for the same event, it must give the same value
//   help: look back from the event that triggers the feature: a window such as `over 7d`, the difference of two timestamps, or `time_since_last()`
// SEM0401: a timestamp only stands beside a timestamp or a duration, not beside int: no moment can be written down
//   help: look back from the event that triggers the feature: a window such as `over 7d`, the difference of two timestamps, or `time_since_last()`
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


features g v1 by card from charge {
  last_at = last(at)
  since = «now()» - last_at
  until = last_at «+» 5
}
