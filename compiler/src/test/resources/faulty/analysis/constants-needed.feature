// SEM0307: a regular expression must be written out, so that it is known before any event is read
//   help: write it as `matches(s: string, re: string constant) -> bool`
// SEM0307: a time zone must be written out, so that it is known before any event is read
//   help: write it as `hour_of_day(t: timestamp, zone: string constant) -> int`
// SEM0307: the number of digits must be written out, so that it is known before any event is read
//   help: write it as `round(x, digits: int constant) -> number` or `round(x) -> number`
// SEM0307: the number of buckets must be written out, so that it is known before any event is read
//   help: write it as `hash_bucket(x: string, n: int constant) -> int` or `hash_bucket(x: int, n: int constant) -> int`
// SEM0307: the list of edges must be written out, so that it is known before any event is read
//   help: write it as `bucketize(x, edges: list constant) -> int`
// SEM0307: the precision must be written out, so that it is known before any event is read
//   help: write it as `decimal(x, p: int constant, s: int constant) -> decimal(p, s)`
// SEM0307: the number of bits must be written out, so that it is known before any event is read
//   help: write it as `ip_prefix(ip: string, bits: int constant) -> string`
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
  with a = matches(card, «id»), b = hour_of_day(at, «card»), c = round(score, «items»),
       d = hash_bucket(card, «items»), e = bucketize(score, «[0, score]»), f = decimal(score, «items», 2),
       g = ip_prefix(card, «items»)
