// SEM0308: this is no regular expression: missing closing ]
//   help: the syntax is that of RE2, without back-references and look-around
// SEM0308: there is no time zone of that name
//   help: did you mean `Europe/Amsterdam`?
// SEM0308: the number of digits is from -38 to 38
//   help: write it as `round(x, digits: int constant) -> number` or `round(x) -> number`
// SEM0308: the number of buckets is from 1 to 9223372036854775807
//   help: write it as `hash_bucket(x: string, n: int constant) -> int` or `hash_bucket(x: int, n: int constant) -> int`
// SEM0308: the edges must ascend
//   help: write them from the least to the greatest
// SEM0308: the scale is greater than the precision
//   help: `decimal(x, 12, 2)` has 12 digits, 2 of them after the point
// SEM0308: the number of bits is from 0 to 128
//   help: write it as `ip_prefix(ip: string, bits: int constant) -> string`
// SEM0308: this is no regular expression: invalid escape sequence
//   help: the syntax is that of RE2, without back-references and look-around
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
  with a = matches(card, «"(["»), b = hour_of_day(at, «"Europe/Amsterdm"»), c = round(score, «50»),
       d = hash_bucket(card, «0»), e = bucketize(score, «[1, 3, 2]»), f = decimal(score, 2, «4»),
       g = ip_prefix(card, «129»), h = extract(card, «"(a)\\1"»)
