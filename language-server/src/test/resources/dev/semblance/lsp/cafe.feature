namespace cafe

/// A cup that somebody pays for.
event sale {
  sale_id : string          @id
  sold_at : timestamp       @time
  guest   : string
  /// With tax.
  price   : decimal(10, 2)
  tip     : double?
  till    : { number : int, shop : string? }
}

event visit {
  came_at : timestamp @time
  guest   : string
  by_bike : bool
}

/// What is left of a tip.
fn after_tax(amount: double?, share: double) = amount * (1.0 - share)

/* 😀 */ stream visited = sale
  with net_tip = after_tax(tip, 0.2)
  left join visit as arrival on guest within 2h

/// What a guest spends.
features spending v1 by guest from visited where price > 0.00 {
  /// All of it.
  spent    = sum(price)  over 1d, 7d
  mean_tip = mean(net_tip) over 20 events
  tip_rate = mean_tip / double(spent_7d)
}

features shops v1 by shop = till.shop from sale {
  sales = count() over 1d
}

/// For each cup.
vector next_cup v1 on visited {
  use spending as usual
  use shops by till.shop as shop

  price
  arrival.by_bike
  usual.{spent_1d, tip_rate}
  shop.sales
  /// Compared with what is usual.
  much = double(price) > usual.spent_7d + usual_tip_rate

  label returned = exists() from visit by guest where by_bike within 7d
}

test "a first cup" for next_cup {
  sale { sale_id: "a", sold_at: @0s, guest: "g", price: 2.50, till: { number: 1, shop: "s" } }
  expect "a" { usual_spent_1d: 2.50, shop_sales: 1, arrival_by_bike: null, returned: null }
}
