// SEM0904: `cards v1` is deprecated
//   help: use v2, which counts refunds
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

features cards v1 deprecated "use v2, which counts refunds" by card from charge { n = count() over 7d }

vector v v1 on charge {
  «cards».n
}
