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

features merchant_activity v1 by merchant from charge {
  charges  = count() over 1h, 1d, 30d
  spend    = sum(amount) over 1d, 30d
  mean_30d = mean(amount) over 30d
  declines = count() where outcome == "failed" over 1d
}

features email_activity v1 by email from charge {
  charges  = count() over 1d, 30d
  spend    = sum(amount) over 30d
  declines = count() where outcome == "failed" over 30d
}

features ip_activity v1 by ip from charge {
  charges  = count() over 1h, 1d, 30d
  spend    = sum(amount) over 1d
  declines = count() where outcome == "failed" over 1d
}

/// 24 features over four keys.
vector fraud v1 on charge {
  amount
  card_activity.*
  merchant_activity.*
  email_activity.*
  ip_activity.*
}
