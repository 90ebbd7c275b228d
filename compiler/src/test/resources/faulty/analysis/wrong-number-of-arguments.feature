// SEM0302: `lower` takes 1 argument, and none are given
//   help: write it as `lower(s: string) -> string`
// SEM0302: `substring` takes 3 arguments, and 2 are given
//   help: write it as `substring(s: string, start: int, length: int) -> string`
// SEM0302: `hour_of_day` takes 2 arguments, and 1 is given
//   help: write it as `hour_of_day(t: timestamp, zone: string constant) -> int`
// SEM0302: `concat` takes 2 or more arguments, and 1 is given
//   help: write it as `concat(s: string, t: string, ...) -> string`
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

stream s = charge with a = «lower()», b = «substring(card, 1)», c = «hour_of_day(at)», d = «concat(card)»
