// SEM0208: the vector has two columns `amount`
// SEM0208: the column `at` is in every row of the output already
// SEM0505: a label is an aggregate of what comes after the trigger, and this is none
//   help: write for example `exists()`, `count()` or `sum(x)`
// SEM0405: `time_since_last` looks back, and a label looks forward
//   help: the moments themselves can be had: `last(<time field>)`
// SEM0405: `previous` looks back, and a label looks forward
// SEM0405: `decayed_count` looks back, and a label looks forward
// SEM0201: there is no event or stream `refund`
// SEM0201: `merchant` is neither a field of `charge` nor an earlier item
// SEM0506: the key `card` is int in the label's stream, and string in the trigger
// SEM0303: a condition is true or false, and this is string
// SEM0403: a window is longer than nothing
// SEM0403: a label looks at most 36500d ahead
//   help: it is null until all of that has passed: write for example `within 90d`
// SEM0202: the label has two keys `card`
// SEM0201: `later` is read above its own line
event charge {
  id      : string         @id
  at      : timestamp      @time
  card    : string
  amount  : decimal(12, 2)
}

event dispute {
  opened    : timestamp    @time
  card      : string
  number    : int
  merchant  : string
  reason    : string
}

vector v v1 on charge {
  amount
  label «amount» = sum(amount) from charge by card within 1d
  label «at» = exists() from dispute by card within 1d
  label a = «1 + 1» from dispute by card within 1d
  label b = «time_since_last»() from dispute by card within 1d
  label c = «previous»(reason) from dispute by card within 1d
  label d = «decayed_count»(1d) from dispute by card within 1d
  label e = exists() from «refund» by card within 1d
  label f = exists() from dispute by «merchant» within 1d
  label g = exists() from dispute by «card = number» within 1d
  label h = exists() from dispute by card where «reason» within 1d
  label i = exists() from dispute by card within «0s»
  label l = exists() from dispute by card within «40000d»
  label j = exists() from dispute by card, «card» within 1d
  label k = exists() from dispute by «later» = card within 1d
  later = card
}
