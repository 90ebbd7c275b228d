create table purchase as
  select order_id::BIGINT as id, epoch_us(created_at::TIMESTAMP) as t, user_id::BIGINT as customer,
    primary_product_id::BIGINT as main_product, items_purchased::BIGINT as item_count,
    price_usd::DECIMAL(8, 2) as price, cogs_usd::DECIMAL(8, 2) as cost
  from read_csv('${data}/orders.csv.gz', all_varchar = true);

create table item as
  select order_item_id::BIGINT as id, epoch_us(created_at::TIMESTAMP) as t,
    order_id::BIGINT as order_id, product_id::BIGINT as product,
    is_primary_item::BIGINT as is_primary, price_usd::DECIMAL(8, 2) as price,
    cogs_usd::DECIMAL(8, 2) as cost, price - cost as margin
  from read_csv('${data}/order_items.csv.gz', all_varchar = true);

create table refund as
  select order_item_refund_id::BIGINT as id, epoch_us(created_at::TIMESTAMP) as t,
    order_item_id::BIGINT as item_id, order_id::BIGINT as order_id,
    refund_amount_usd::DECIMAL(8, 2) as amount
  from read_csv('${data}/refunds.csv.gz', all_varchar = true);

create table launch as
  select product_id::BIGINT as product, epoch_us(created_at::TIMESTAMP) as t, product_name
  from read_csv('${data}/products.csv', all_varchar = true);

-- As-of joins: the same instant is early enough.
create table sold_item as
  select i.*, p.customer, p.main_product, p.item_count, p.price as order_price,
    case when i.t - l.t <= d(1500) then l.product_name end as product_name,
    case when i.t - l.t <= d(1500) then days_of(i.t - l.t) end as days_on_sale
  from item i
    left join purchase p on p.id = i.order_id and p.t <= i.t and i.t - p.t <= h(1)
    asof left join launch l on l.product = i.product and l.t <= i.t;

create table returned_item as
  select r.*, i.product, i.price, p.customer, days_of(r.t - i.t) as days_kept,
    r.t - i.t < d(7) as is_quick,
    row_number() over (partition by i.product order by r.t, r.id) as nth
  from refund r
    join item i on i.id = r.item_id and i.t <= r.t and r.t - i.t <= d(365)
    left join purchase p on p.id = r.order_id and p.t <= r.t and r.t - p.t <= d(365);

create table basket as
  select p.*, l.product as line_product, l.is_primary = 0 as has_cross_sale
  from purchase p
    left join item l on l.order_id = p.id and l.t <= p.t and p.t - l.t <= h(1)
  qualify row_number() over (partition by p.id order by l.t desc, l.id desc) = 1;

-- The items of a product before each instant: a frame that ends one microsecond earlier.
create table product_sales as
  with before as (
    select i.*,
      count(*) over day as n_1d, count(*) over week as n_7d, count(*) over month as n_30d,
      sum(price) over week as price_7d, sum(price) over month as price_30d,
      sum(margin) over month as margin_before,
      count(*) filter (is_primary = 0) over week as cross_7d,
      t - min(t) over ever as first_sold
    from item i
    window
      day as (partition by product order by t range between d(1) preceding and 1 preceding),
      week as (partition by product order by t range between d(7) preceding and 1 preceding),
      month as (partition by product order by t range between d(30) preceding and 1 preceding),
      ever as (partition by product order by t range between unbounded preceding and 1 preceding)
  )
  select id, n_1d + 1 as items_1d, n_7d + 1 as items_7d, n_30d + 1 as items_30d,
    coalesce(price_7d, 0) + price as revenue_7d, coalesce(price_30d, 0) + price as revenue_30d,
    coalesce(margin_before, 0) + margin as margin_30d,
    share(cross_7d + (is_primary = 0)::BIGINT, n_7d + 1) as cross_sold_share, first_sold
  from before;

-- The same, asked for by purchases, which are no items: their own lines have their instant.
create table product_for_purchase as
  select p.id,
    count(i.id) as items_7d, share(count(*) filter (i.is_primary = 0), count(i.id)) as cross_sold_share
  from purchase p
    left join item i on i.product = p.main_product and i.t >= p.t - d(7) and i.t < p.t
  group by p.id;

-- Asked for by items about the main product of their basket, which may be their own product: then,
-- and only then, the item itself counts.
create table main_sales as
  select e.id,
    count(i.id) as items_7d, share(count(*) filter (i.is_primary = 0), count(i.id)) as cross_sold_share
  from sold_item e
    left join item i on i.product = e.main_product and i.t >= e.t - d(7)
      and (i.t < e.t or i.id = e.id)
  group by e.id;

create table product_refunds as
  select e.id,
    count(*) filter (x.t >= e.t - d(30)) as refunds_30d,
    count(*) filter (x.t >= e.t - d(90)) as refunds_90d,
    sum(x.amount) filter (x.t >= e.t - d(30)) as refunded_30d,
    avg(x.days_kept) filter (x.t >= e.t - d(90)) as mean_days_kept,
    quantile_of(list_sort(list(x.days_kept) filter (x.t >= e.t - d(90))), 0.5) as median_days_kept,
    -- Those after the latest refund that was not quick; the past is always a product's first nth.
    count(*) - coalesce(max(x.nth) filter (not x.is_quick), 0) as quick_in_a_row
  from item e join returned_item x on x.product = e.product and x.t < e.t
  group by e.id;

create table customer_refunds as
  select e.id, count(x.id) > 0 as has_returned, sum(x.amount) as returned
  from sold_item e left join returned_item x on x.customer = e.customer and x.t < e.t
  group by e.id;

-- Asked for by items (whose purchase has their instant, so it is not among the earlier ones).
create table customer_for_item as
  select e.id, count(x.id) as earlier, sum(x.price) as spent, any_value(e.t) - max(x.t) as since_last
  from sold_item e left join purchase x on x.customer = e.customer and x.t < e.t
  group by e.id;

create table customer_for_purchase as
  select e.id, count(x.id) as earlier, arg_max(x.main_product, (x.t, x.id)) as last_product
  from purchase e left join purchase x on x.customer = e.customer and x.t < e.t
  group by e.id;

-- The baskets of a main product. Ranks count what lies strictly before; `nth` orders it by id.
create table main_product_baskets as
  with ranked_baskets as (
    select *, has_cross_sale::BIGINT as crossed,
      row_number() over (partition by main_product order by t, id) as nth,
      rank() over (partition by main_product order by t) - 1 as past
    from basket
  ), running as (
    select main_product, nth,
      sum(crossed) over (partition by main_product order by nth) as crossed_so_far
    from ranked_baskets
    union all
    select distinct main_product, 0, 0 from ranked_baskets
  )
  select b.id,
    share(upto.crossed_so_far - beyond.crossed_so_far + b.crossed, least(b.past, 199) + 1)
      as cross_sale_share
  from ranked_baskets b
    join running upto on upto.main_product = b.main_product and upto.nth = b.past
    join running beyond on beyond.main_product = b.main_product
      and beyond.nth = greatest(b.past - 199, 0);

create table companions as
  with bought as (
    select e.id, x.line_product as v, count(*) as n
    from basket e join basket x
      on x.main_product = e.main_product and x.t >= e.t - d(30) and (x.t < e.t or x.id = e.id)
    where x.has_cross_sale
    group by e.id, x.line_product
  )
  select id, list(v order by n desc, v)[1:2] as companions from bought group by id;

create table mean_baskets as
  select id,
    share(coalesce(sum(price) over week, 0) + price, count(*) over week + 1) as mean_basket_7d
  from basket
  window week as (partition by main_product order by t range between d(7) preceding and 1 preceding);

-- What came later, within 60 days.
create table came_back as
  select e.id, count(x.id) > 0 as came_back
  from item e left join refund x on x.item_id = e.id and x.t > e.t and x.t <= e.t + d(60)
  group by e.id;

create table given_back as
  select e.id, coalesce(sum(x.amount), 0) as given_back
  from item e left join refund x on x.order_id = e.order_id and x.t > e.t and x.t <= e.t + d(60)
  group by e.id;

create table expected_item_refund as
  select e.id as item_id, to_utc(e.t) as sold_at, e.product, e.product_name, e.is_primary,
    e.price, e.margin as item_margin, e.item_count as basket_items, e.order_price as basket_price,
    e.days_on_sale, weekday_of(e.t) as weekday,
    s.items_1d as product_sales_items_1d,
    s.items_7d as product_sales_items_7d,
    s.items_30d as product_sales_items_30d,
    s.revenue_7d as product_sales_revenue_7d,
    s.revenue_30d as product_sales_revenue_30d,
    s.margin_30d as product_sales_margin_30d,
    s.cross_sold_share as product_sales_cross_sold_share,
    s.first_sold as product_sales_first_sold,
    m.items_7d as main_sales_items_7d,
    m.cross_sold_share as main_sales_cross_sold_share,
    coalesce(r.refunds_30d, 0) as product_refunds_refunds_30d,
    coalesce(r.refunds_90d, 0) as product_refunds_refunds_90d,
    coalesce(r.refunded_30d, 0) as product_refunds_refunded_30d,
    r.mean_days_kept as product_refunds_mean_days_kept,
    r.median_days_kept as product_refunds_median_days_kept,
    coalesce(r.quick_in_a_row, 0) as product_refunds_quick_in_a_row,
    c.earlier as customer_earlier,
    coalesce(c.spent, 0) as customer_spent,
    b.has_returned as customer_back_has_returned,
    coalesce(b.returned, 0) as customer_back_returned,
    days_of(c.since_last) as days_since_purchase,
    share(coalesce(r.refunds_30d, 0), s.items_30d) as refund_rate_30d,
    case when e.t + d(60) <= (select max(t) from refund) then l.came_back end as came_back,
    case when e.t + d(60) <= (select max(t) from refund) then g.given_back end as given_back
  from sold_item e
    join product_sales s on s.id = e.id
    join main_sales m on m.id = e.id
    left join product_refunds r on r.id = e.id
    join customer_for_item c on c.id = e.id
    join customer_refunds b on b.id = e.id
    join came_back l on l.id = e.id
    join given_back g on g.id = e.id;

create table expected_cross_sale as
  select e.id as order_id, to_utc(e.t) as ordered_at, e.main_product, e.item_count, e.price,
    e.has_cross_sale, e.line_product,
    p.items_7d as product_items_7d,
    p.cross_sold_share as product_cross_sold_share,
    s.cross_sale_share as main_product_baskets_cross_sale_share,
    coalesce(n.companions, []) as main_product_baskets_companions,
    m.mean_basket_7d as main_product_baskets_mean_basket_7d,
    c.earlier as customer_purchases_earlier,
    c.last_product as customer_purchases_last_product,
    c.earlier > 0 as is_repeat
  from basket e
    join product_for_purchase p on p.id = e.id
    join main_product_baskets s on s.id = e.id
    left join companions n on n.id = e.id
    join mean_baskets m on m.id = e.id
    join customer_for_purchase c on c.id = e.id;
