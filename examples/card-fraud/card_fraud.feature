namespace card_fraud

/// A card payment, as the shop knew it at the moment it was made.
event transaction {
  transaction_id : string         @id
  paid_at        : timestamp      @time
  customer       : string
  email          : string
  ip             : string
  /// Of the billing address, in degrees.
  latitude       : double
  /// Of the billing address, in degrees.
  longitude      : double
  category       : string
  merchant       : string
  price          : decimal(10, 2)
}

/// A new account. Its source has no id, so an event is known by the hash of its fields.
event registration {
  registered_at : timestamp @time
  ip            : string
  email         : string
}

fn mail_domain(address: string) = lower(after_last(address, "@"))

fn is_night(t: timestamp) = hour_of_day(t, "UTC") >= 22 or hour_of_day(t, "UTC") < 6

/// What a customer usually does, and what just changed.
features customer_activity v1 by customer from transaction {
  transactions   = count()                   over 1d, 7d, 30d
  spend          = sum(price)                over 1d, 30d
  /// What the customer usually pays: the payment at hand is left out.
  mean_price_30d = mean(price)               over 30d prior
  price_stddev   = stddev(price)             over 90d
  max_price      = max(price)                over 90d prior
  merchants      = distinct(merchant)        over 30d
  night_share    = ratio(is_night(paid_at))  over 20 events
  usual_category = mode(category)            over 365d prior
  since_last     = time_since_last()
}

/// How well a customer knows this kind of purchase.
features customer_category v1 by customer, category from transaction {
  earlier    = count() prior
  since_last = time_since_last()
}

/// How busy a merchant is, and with whom.
features merchant_activity v1 by merchant from transaction {
  transactions   = count()             over 7d, 30d
  customers      = distinct(customer)  over 30d
  median_price   = median(price)       over 60d
  /// Compared with the month before the last week.
  before         = count()             over 30d ending 7d ago
  /// Where the customer before this one lives.
  last_latitude  = previous(latitude)
  last_longitude = previous(longitude)
}

/// What purchases of a category cost.
features category_prices v1 by category from transaction {
  median_price = median(price)          over 30d
  high_price   = quantile(price, 0.95)  over 30d
}

/// Accounts opened from one address.
features ip_signups v1 by ip from registration {
  signups    = count()          over 1h, 1d, 7d
  emails_7d  = distinct(email)  over 7d
  burst      = count()          over session 30m
  since_last = time_since_last()
}

/// Accounts opened from one /16 network: an address changes sooner than its network.
features network_signups v1 by network = ip_prefix(ip, 16) from registration {
  signups = count()       over 1d, 30d
  ips_30d = distinct(ip)  over 30d
}

/// How often one mail address is used for a new account.
features email_signups v1 by email from registration {
  signups    = count()       over 1d, 30d
  ips_30d    = distinct(ip)  over 30d
  last_ip    = previous(ip)
  since_last = time_since_last()
}

/// Accounts opened with addresses of one mail provider.
features domain_signups v1 by domain = mail_domain(email) from registration {
  signups = count() over 1h, 30d step 1d
}

/// What a model sees that scores a payment.
vector payment_fraud v1 on transaction {
  use network_signups by ip_prefix(ip, 16) as network
  use ip_signups by ip as address

  price
  category
  hour          = hour_of_day(paid_at, "UTC")
  night         = is_night(paid_at)
  mail_provider = mail_domain(email)

  customer_activity.{transactions_1d, transactions_7d, transactions_30d, spend_1d, spend_30d}
  customer_activity.{mean_price_30d, price_stddev, max_price, merchants, night_share}
  customer_category.earlier
  merchant_activity.{transactions_7d, transactions_30d, customers, median_price, before}
  category_prices.*
  network.*
  address.{signups_1d, signups_7d}

  /// 1 is what the customer usually pays.
  price_to_usual    = double(price) / customer_activity.mean_price_30d
  /// 1 is what such a purchase usually costs.
  price_to_category = double(price) / category_prices.median_price
  is_record         = price > customer_activity.max_price
  is_usual_category = category == customer_activity.usual_category
  hours_since_last  = hours(customer_activity.since_last)
  /// Between this billing address and that of the merchant's customer before.
  km_from_customers = haversine_km(latitude, longitude,
      merchant_activity.last_latitude, merchant_activity.last_longitude)
  merchant_trend    = merchant_activity.transactions_7d / merchant_activity.before
}

/// What a model sees that scores a new account.
vector signup_fraud v1 on registration {
  use network_signups by ip_prefix(ip, 16) as network
  use domain_signups by mail_domain(email) as domain

  hour                = hour_of_day(registered_at, "UTC")
  night               = is_night(registered_at)
  ip_signups.{signups_1h, signups_1d, signups_7d, emails_7d, burst}
  network.*
  email_signups.{signups_1d, signups_30d, ips_30d}
  domain.*
  same_ip             = ip == email_signups.last_ip
  minutes_since_ip    = minutes(ip_signups.since_last)
  minutes_since_email = minutes(email_signups.since_last)
}

test "what a customer usually pays leaves the payment at hand out" for payment_fraud {
  transaction {
    transaction_id: "first"
    paid_at: @0s
    customer: "ann"
    email: "ann@example.com"
    ip: "10.0.0.1"
    latitude: 52.5
    longitude: 13.4
    category: "food"
    merchant: "bakery"
    price: 10.00
  }
  transaction {
    transaction_id: "second"
    paid_at: @1d
    customer: "ann"
    email: "ann@example.com"
    ip: "10.0.0.1"
    latitude: 52.5
    longitude: 13.4
    category: "food"
    merchant: "cinema"
    price: 30.00
  }
  expect "first" { customer_activity_mean_price_30d: null, price_to_usual: null }
  expect "second" {
    customer_activity_transactions_1d: 2
    customer_activity_mean_price_30d: 10.0
    price_to_usual: 3.0
    is_record: true
    km_from_customers: null
  }
}

test "an account sees others of its network and itself" for signup_fraud {
  registration { registered_at: @0s, ip: "10.1.0.1", email: "a@example.com" }
  registration { registered_at: @10m, ip: "10.1.0.2", email: "b@example.com" }
  registration { registered_at: @10m, ip: "10.2.0.2", email: "c@example.org" }
  registration { registered_at: @20m, ip: "10.1.0.2", email: "b@example.com" }
  expect @0s { network_signups_1d: 1, hour: 0, night: true }
  expect @20m { network_signups_1d: 3, ip_signups_signups_1h: 2, same_ip: true, minutes_since_ip: 10.0 }
}
