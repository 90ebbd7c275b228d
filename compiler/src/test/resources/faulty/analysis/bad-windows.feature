// SEM0403: a window is longer than nothing
//   help: write for example `7d`
// SEM0403: a window is at most 36500d long
//   help: without `over`, an aggregate covers all history
// SEM0403: a window holds 1 to 1000000 events
//   help: write for example `over 20 events`
// SEM0403: the step is longer than the window
//   help: a step is a small part of the window, such as `over 30d step 1h`
// SEM0403: the gap of a session is longer than nothing
//   help: write for example `7d`
// SEM0403: the end of a window is longer than nothing
//   help: write for example `7d`
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
  a = count() over «0s»
  b = count() over «40000d»
  c = count() over «0 events»
  d = count() over 1d step «2d»
  e = count() over session «0s»
  f = count() over 7d ending «0d» ago
}
