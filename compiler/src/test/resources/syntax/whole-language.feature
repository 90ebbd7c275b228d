namespace web_shop

import "common/cards.feature"

/// A page that somebody looked at.
event view {
  view_id  : string         @id
  at       : timestamp      @time
  seen     : int?           @arrival
  user     : string
  label    : string?
  `from`   : string?
  price    : decimal(12, 2)
  tags     : list<string>
  duration : duration
}

/// Pages that were looked at for long,
/// told apart by their shop.
stream long_views = view
  where duration > 30s and not (label is null)
  with eur = price * 2, cheap = price in [1, 2.5e1, 1_000]
  join order as o on user = o.buyer, shop within 4w
  left join account on user
  left join ranking v1 as ranked on user = ranked.user within 1d

fn share(part: double, whole: double?) = if whole == 0 then null else part / (whole ?? 1.0)

features interest v2 deprecated "use v3" by user, day = day_of_week(at, "UTC") from long_views where cheap {
  /// How often.
  views  = count()      over 1h, 20 events, session 30m
  spent  = sum(price)   where label not in ["a", "b"] over 7d ending 1d ago prior
  recent = mean(price)  over 30d step 1h
  rate   = views_1h / -spent % 3
}

/// What the shop's model sees.
vector ranking v1 on view where user is not null {
  use interest v2 by user, day_of_week(at, "UTC") as taste

  user
  hour    = hour_of_day(at, "Europe/Berlin")
  label
  /// All about taste.
  taste.*
  interest.views_1h
  other.{a, b}
  strange = a < b or c >= d and "\t\u{1F600}" != x

  label bought = exists() from order by user, k = lower(shop) where paid within 1d
}

test "two views count" for ranking v1 {
  view { view_id: "a", at: @0s, price: 5.00, tags: ["x", "y"] }
  view {
    view_id: "b"
    at: @30m
    price: -1
  }
  expect "b" { taste_views_1h: 2, gap: 30m, when: [@1s] }
  expect not @30m {}
}
