// SEM0505: `where`, `over` and `prior` belong to an aggregate, and this definition has none
//   help: give the clause to the aggregates that the expression reads
// SEM0505: `where`, `over` and `prior` belong to an aggregate, and this definition has none
//   help: give the clause to the aggregates that the expression reads
// SEM0505: `where`, `over` and `prior` belong to an aggregate, and this definition has none
//   help: give the clause to the aggregates that the expression reads
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
  n = count() over 7d
  twice = n * 2 over «7d»
  thrice = n * 3 where «ok»
  before = n «prior»
}
