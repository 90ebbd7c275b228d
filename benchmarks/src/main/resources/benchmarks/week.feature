namespace benchmarks

event charge {
  charge_id : string          @id
  created   : timestamp       @time
  card      : string
  merchant  : string
  ip        : string
  email     : string
  amount    : decimal(12, 2)
  country   : string?
  outcome   : string
}

features card_week v1 by card from charge {
  payments  = count()                          over 1d, 7d
  spent     = sum(amount)                      over 1d, 7d
  failed    = count() where outcome == "failed" over 7d
  countries = distinct(country)                over 7d
}

vector week v1 on charge {
  amount
  card_week.*
}
