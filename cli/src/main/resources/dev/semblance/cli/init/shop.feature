namespace shop

/// Somebody looked at a product.
event visit {
  visit_id : string    @id
  seen_at  : timestamp @time
  customer : string
  product  : string
  /// How long; unknown when the browser did not say.
  seconds  : double?
  source   : string?
}

/// Somebody bought a product.
event purchase {
  purchase_id : int           @id
  bought_at   : timestamp     @time
  customer    : string
  product     : string
  price       : decimal(8, 2)
}

/// A purchase with the latest visit of the same customer to the same product, if there was one.
stream considered = purchase
  left join visit on customer, product within 1d
  with minutes_to_decide = minutes(bought_at - visit.seen_at)

/// What a customer has been looking at, the visit at hand included.
features browsing v1 by customer from visit {
  visits       = count()            over 1h, 1d, 7d
  products_7d  = distinct(product)  over 7d
  mean_seconds = mean(seconds)      over 5 events
  since_last   = time_since_last()
}

/// What a customer has bought so far.
features buying v1 by customer from considered {
  purchases  = count()                    over 7d
  spent_7d   = sum(price)                 over 7d
  decides_in = median(minutes_to_decide)  over 20 events
  since_last = time_since_last()
}

/// How much a product is in demand.
features demand v1 by product from purchase {
  sold = count() over 1d, 7d
}

/// What a model sees that predicts whether a visit will end in a purchase.
vector will_buy v1 on visit {
  product
  hour                = hour_of_day(seen_at, "UTC")
  from_mail           = source == "mail"
  browsing.{visits_1h, visits_1d, visits_7d, products_7d, mean_seconds}
  minutes_since_visit = minutes(browsing.since_last)
  buying.{purchases, spent_7d, decides_in}
  days_since_purchase = days(buying.since_last)
  demand.*
}

test "visits of the last hour count, the one at hand included" for will_buy {
  visit { visit_id: "a", seen_at: @0s, customer: "ann", product: "mug" }
  visit { visit_id: "b", seen_at: @40m, customer: "ann", product: "cup", source: "mail" }
  visit { visit_id: "c", seen_at: @70m, customer: "ann", product: "mug" }
  visit { visit_id: "d", seen_at: @70m, customer: "bob", product: "mug" }
  expect "b" { browsing_visits_1h: 2, browsing_products_7d: 2, from_mail: true }
  expect "c" { browsing_visits_1h: 2, browsing_visits_1d: 3, minutes_since_visit: 30.0 }
  expect "d" { browsing_visits_1h: 1, minutes_since_visit: null }
}

test "a purchase counts from the next instant on" for will_buy {
  visit { visit_id: "before", seen_at: @0s, customer: "ann", product: "mug" }
  visit { visit_id: "same", seen_at: @12m, customer: "ann", product: "mug" }
  purchase { bought_at: @12m, customer: "ann", product: "mug", price: 9.90 }
  visit { visit_id: "after", seen_at: @13m, customer: "ann", product: "mug" }
  expect "same" { buying_purchases: 0, demand_sold_1d: 0 }
  expect "after" { buying_purchases: 1, buying_spent_7d: 9.90, buying_decides_in: 0, demand_sold_1d: 1 }
}
