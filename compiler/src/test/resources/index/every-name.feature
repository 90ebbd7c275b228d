namespace every_name

/* 😀 stands before everything */
event item {
  item_id : string          @id
  sold_at : timestamp       @time
  order   : string
  shop    : string
  price   : decimal(10, 2)
}

event `order` {
  key    : { id : string @id, at : timestamp @time }
  `from` : string?
  shop   : string
  card : {
    last4  : string
    issuer : { country : string? }?
  }?
}

event refund {
  refunded_at : timestamp @time
  number      : string
  shop        : string
}

fn half(x: double?, by_what: double) = x / by_what

fn quarter(x: double?) = half(half(x, 2.0), 2.0)

stream cheap = item where price < 10.00
stream sold = cheap
  with eur = double(price), quarter_eur = quarter(eur)
  join order on order = order.key.id, shop within 30d
  left join refund as back on order.key.id = back.number, shop within 7d
  where order.`from` is not null and back.refunded_at is null

features shop_use v1 by shop from sold where quarter_eur > 0.0 {
  sales   = count() over 1h, 1d, 20 events
  spent   = sum(eur) where order.card.issuer.country == "FR" over 7d, 7d ending 1d ago prior
  rate    = half(spent_7d, 2.0) + rest
  rest    = double(min(sales_1h, sales_1d))
  least   = min(price) over 7d
}

features shop_use v2 by shop from sold {
  sales = count()
}

features country_use v1 by country = order.card.issuer.country, shop from sold {
  last_price = last(price)
}

vector scored v1 on sold where eur > 1.0 {
  use shop_use v1 as taste
  use shop_use v2 by shop as later
  use country_use by order.card.issuer.country, shop

  price
  eur
  order.`from`
  order.card.{last4}
  order.card.issuer.*
  taste.*
  later.sales
  country_use.{last_price}
  double_price = price * 2
  again        = taste_sales_1h + taste.sales_1d + double_price

  number         = order.key.id
label returned = count() from refund by shop, number = lower(number) where shop != "x" within 90d
}

stream best = scored v1 where again > 1.0 and taste_spent_7d > 0.0
  with shop = number

features best_use v1 by shop from best {
  prices = sum(double_price) over 30d
  ids    = distinct(item_id) over 30d
}

vector final v1 on best {
  best_use.prices
  order_card_last4
  country_use_last_price
}

test "names in tests" for scored {
  order { key: { id: "o", at: @0s }, `from`: "x", shop: "s", card: { last4: "1", issuer: { country: "FR" } } }
  item { item_id: "i", sold_at: @1s, order: "o", shop: "s", price: 5.00 }
  expect "i" { price: 5.00, order_card_issuer_country: "FR", taste_sales_1h: 1, taste_sales_20_events: 1, later_sales: 1, returned: null, again: 2.0 }
}
