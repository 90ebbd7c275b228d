// SEM0403: `approx_distinct` covers all history or a window with a step
//   help: write for example `over 30d step 1h`, or count exactly by `distinct`
// SEM0403: `approx_distinct` covers all history or a window with a step
//   help: write for example `over 30d step 1h`, or count exactly by `distinct`
// SEM0403: `decayed_sum` covers all history, by ever less weight
//   help: leave `over` out: the half-life says how soon events fade
// SEM0403: `decayed_count` covers all history, by ever less weight
//   help: leave `over` out: the half-life says how soon events fade
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
  a = approx_distinct(card) over 7d step 1h, «7d», «20 events»
  b = decayed_sum(amount, 7d) over «30d»
  c = decayed_count(7d) over «session 1h»
}
