// SEM0208: the column `id` is in every row of the output already
//   help: id and time of the trigger come first by themselves
// SEM0208: the column `at` is in every row of the output already
//   help: id and time of the trigger come first by themselves
// SEM0208: the vector has two columns `amount`
//   help: give one of them a name of its own: `other = ...`
// SEM0208: the vector has two columns `cards_n`
//   help: give one of them a name of its own: `other = ...`
// SEM0208: the vector has two columns `cards_n`
//   help: give one of them a name of its own: `other = ...`
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

features cards v1 by card from charge { n = count() over 7d }

vector v v1 on charge {
  amount
  «id»
  «at»
  «amount» = double(amount)
  cards_n = 1
  «cards.n»
  «cards.*»
}
