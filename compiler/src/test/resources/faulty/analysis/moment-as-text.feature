// SEM0401: a timestamp only stands beside a timestamp or a duration, not beside string: no moment can be written down
//   help: look back from the event that triggers the feature: a window such as `over 7d`, the difference of two timestamps, or `time_since_last()`
// SEM0401: a timestamp only stands beside a timestamp or a duration, not beside int: no moment can be written down
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

stream s = charge where at «>» "2024-01-01" and at «-» 5 < at and items «<» at
