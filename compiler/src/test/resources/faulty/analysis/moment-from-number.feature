// SEM0401: `timestamp(...)` would make a timestamp, and no moment can be written down: a timestamp only comes from an event's field
//   help: look back from the event that triggers the feature: a window such as `over 7d`, the difference of two timestamps, or `time_since_last()`
// SEM0401: `to_timestamp(...)` would make a timestamp, and no moment can be written down: a timestamp only comes from an event's field
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

stream s = charge where at > «timestamp("2024-01-01")» or at == «to_timestamp(items)»
