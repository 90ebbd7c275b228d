namespace benchmarks

/// A card payment attempt.
event charge {
  charge_id : string @id
  created   : timestamp @time
  card      : string
  merchant  : string
  ip        : string
  email     : string
  amount    : decimal(12, 2)
  country   : string?
  outcome   : string
}

features card_activity v1 by card from charge {
  charges  = count() over 1h, 1d, 30d
  spend    = sum(amount) over 1d, 30d
  mean_30d = mean(amount) over 30d
  max_30d  = max(amount) over 30d
  declines = count() where outcome == "failed" over 1d
}

/// The card's features alone, for comparison with a processor written by hand.
vector card v1 on charge {
  card_activity.*
}
