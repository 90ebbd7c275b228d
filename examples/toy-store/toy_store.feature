namespace toy_store

/// A customer bought a basket.
event purchase {
  order_id     : int           @id
  ordered_at   : timestamp     @time
  customer     : int
  main_product : int
  item_count   : int
  price        : decimal(8, 2)
  cost         : decimal(8, 2)
}

/// One line of a basket. It happens at the very instant of its purchase.
event item {
  item_id    : int           @id
  sold_at    : timestamp     @time
  order_id   : int
  product    : int
  /// 1 for what the customer came for, 0 for what was sold along with it.
  is_primary : int
  price      : decimal(8, 2)
  cost       : decimal(8, 2)
}

/// Money given back for one item.
event refund {
  refund_id   : int           @id
  refunded_at : timestamp     @time
  item_id     : int
  order_id    : int
  amount      : decimal(8, 2)
}

/// A product appears in the shop.
event launch {
  product      : int       @id
  launched_at  : timestamp @time
  product_name : string
}

fn margin(price: decimal(8, 2), cost: decimal(8, 2)) = price - cost

/// An item with its purchase, which has the same instant, and its product's launch.
stream sold_item = item
  left join purchase on order_id within 1h
  left join launch on product within 1500d
  with days_on_sale = days(sold_at - launch.launched_at)

/// A refund with the item that it is about, and that item's purchase.
stream returned_item = refund
  join item on item_id within 365d
  left join purchase on order_id within 365d
  with days_kept = days(refunded_at - item.sold_at),
      is_quick = refunded_at - item.sold_at < 7d

/// A purchase with the last of its own lines: the same instant is enough to be found.
stream basket = purchase
  left join item as line on order_id within 1h
  with has_cross_sale = line.is_primary == 0

/// How a product sells.
features product_sales v1 by product from item {
  items            = count()                   over 1d, 7d, 30d
  revenue          = sum(price)                over 7d, 30d
  margin_30d       = sum(margin(price, cost))  over 30d
  cross_sold_share = ratio(is_primary == 0)    over 7d
  first_sold       = time_since_first()
}

/// How often, how soon and for how much a product comes back.
features product_refunds v1 by product = item.product from returned_item {
  refunds          = count()            over 30d, 90d
  refunded_30d     = sum(amount)        over 30d
  mean_days_kept   = mean(days_kept)    over 90d
  median_days_kept = median(days_kept)  over 90d
  /// How many of the latest refunds in a row were asked for within a week.
  quick_in_a_row   = streak(is_quick)
}

/// A customer's purchases. Nearly everybody here buys once.
features customer_purchases v1 by customer from purchase {
  earlier      = count()     prior
  spent        = sum(price)  prior
  last_product = previous(main_product)
  since_last   = time_since_last()
}

/// What a customer has sent back: refunds lead to the customer through the purchase.
features customer_refunds v1 by customer = purchase.customer from returned_item {
  has_returned = exists()
  returned     = sum(amount)
}

/// What is bought together with a product.
features main_product_baskets v1 by main_product from basket {
  cross_sale_share = ratio(has_cross_sale)  over 200 events
  companions       = top(line.product, 2)   where has_cross_sale over 30d
  mean_basket_7d   = mean(price)            over 7d
}

/// What a model sees that predicts whether an item will come back.
vector item_refund v1 on sold_item {
  use customer_purchases by purchase.customer as customer
  use customer_refunds by purchase.customer as customer_back
  use product_sales by purchase.main_product as main_sales

  product
  product_name        = launch.product_name
  is_primary
  price
  item_margin         = margin(price, cost)
  basket_items        = purchase.item_count
  basket_price        = purchase.price
  days_on_sale
  weekday             = day_of_week(sold_at, "UTC")
  product_sales.*
  main_sales.{items_7d, cross_sold_share}
  product_refunds.*
  customer.{earlier, spent}
  customer_back.*
  days_since_purchase = days(customer.since_last)
  refund_rate_30d     = product_refunds.refunds_30d / product_sales.items_30d

  /// Whether it did come back: null for items of the last 60 days, of which nobody knows yet.
  label came_back     = exists() from refund by item_id within 60d
  /// Money given back for any item of its purchase.
  label given_back    = sum(amount) from refund by order_id within 60d
}

/// What a model sees that chooses what to offer along with a purchase.
vector cross_sale v1 on basket {
  use product_sales by main_product as product

  main_product
  item_count
  price
  has_cross_sale
  line_product = line.product
  product.{items_7d, cross_sold_share}
  main_product_baskets.*
  customer_purchases.{earlier, last_product}
  is_repeat    = customer_purchases.earlier > 0
}
