create table tx as
  select EVENT_ID as id, epoch_us(EVENT_TIMESTAMP::TIMESTAMP) as t, ENTITY_ID as customer,
    customer_email as email, ip_address as ip, billing_latitude::DOUBLE as latitude,
    billing_longitude::DOUBLE as longitude, product_category as category, merchant,
    order_price::DECIMAL(10, 2) as price,
    lower(split_part(customer_email, '@', -1)) as domain,
    split_part(ip_address, '.', 1) || '.' || split_part(ip_address, '.', 2) || '.0.0/16' as network,
    hour_of(t) as hour, hour >= 22 or hour < 6 as night
  from read_csv('${data}/transactions.csv.gz', all_varchar = true);

create table reg as
  select epoch_us(EVENT_TIMESTAMP::TIMESTAMP) as t, ip_address as ip, email_address as email,
    hashed_id(int_bytes(t) || string_bytes(ip) || string_bytes(email)) as id,
    lower(split_part(email, '@', -1)) as domain,
    split_part(ip_address, '.', 1) || '.' || split_part(ip_address, '.', 2) || '.0.0/16' as network
  from read_csv('${data}/registrations.csv.gz', all_varchar = true);

create table customer as
  with pairs as (
    select e.id, e.t as now, x.*, x.id <> e.id as past
    from tx e join tx x on x.customer = e.customer and (x.t < e.t or x.id = e.id)
  ), latest as (
    select *, row_number() over (partition by pairs.id order by t desc, id_1 desc) as nth from pairs
  )
  select id,
    count(*) filter (t >= now - d(1)) as transactions_1d,
    count(*) filter (t >= now - d(7)) as transactions_7d,
    count(*) filter (t >= now - d(30)) as transactions_30d,
    sum(price) filter (t >= now - d(1)) as spend_1d,
    sum(price) filter (t >= now - d(30)) as spend_30d,
    share(sum(price) filter (past and t >= now - d(30)),
          count(*) filter (past and t >= now - d(30))) as mean_price_30d,
    stddev_samp(price::DOUBLE) filter (t >= now - d(90)) as price_stddev,
    max(price) filter (past and t >= now - d(90)) as max_price,
    count(distinct merchant) filter (t >= now - d(30)) as merchants,
    share(count(*) filter (nth <= 20 and night), count(*) filter (nth <= 20)) as night_share,
    ranked(list(category) filter (past and t >= now - d(365)))[1] as usual_category,
    any_value(now) - max(t) filter (past) as since_last
  from latest group by id;

create table customer_category as
  select e.id, count(x.id) as earlier
  from tx e left join tx x
    on x.customer = e.customer and x.category = e.category and x.t < e.t
  group by e.id;

create table merchant as
  select e.id,
    count(*) filter (x.t >= e.t - d(7)) as transactions_7d,
    count(*) filter (x.t >= e.t - d(30)) as transactions_30d,
    count(distinct x.customer) filter (x.t >= e.t - d(30)) as customers,
    quantile_of(list_sort(list(x.price::DOUBLE) filter (x.t >= e.t - d(60))), 0.5) as median_price,
    count(*) filter (x.t >= e.t - d(37) and x.t < e.t - d(7)) as "before",
    arg_max(x.latitude, (x.t, x.id)) filter (x.id <> e.id) as last_latitude,
    arg_max(x.longitude, (x.t, x.id)) filter (x.id <> e.id) as last_longitude
  from tx e join tx x on x.merchant = e.merchant and (x.t < e.t or x.id = e.id)
  group by e.id;

create table category as
  with pairs as (
    select e.id, list_sort(list(x.price::DOUBLE)) as prices
    from tx e join tx x
      on x.category = e.category and x.t >= e.t - d(30) and (x.t < e.t or x.id = e.id)
    group by e.id
  )
  select id, quantile_of(prices, 0.5) as median_price, quantile_of(prices, 0.95) as high_price
  from pairs;

-- The triggers of both vectors, for the groups of registrations.
create table asked as
  select id, t, ip, email, domain, network from tx
  union all
  select id, t, ip, email, domain, network from reg;

create table network as
  select e.id,
    count(x.id) filter (x.t >= e.t - d(1)) as signups_1d,
    count(x.id) filter (x.t >= e.t - d(30)) as signups_30d,
    count(distinct x.ip) filter (x.t >= e.t - d(30)) as ips_30d
  from asked e left join reg x on x.network = e.network and (x.t < e.t or x.id = e.id)
  group by e.id;

create table domain as
  select e.id,
    count(x.id) filter (x.t >= e.t - h(1)) as signups_1h,
    count(x.id) filter (x.t >= (e.t - d(30)) // d(1) * d(1)) as signups_30d_step_1d
  from reg e left join reg x on x.domain = e.domain
    and x.t >= e.t - d(31) and (x.t < e.t or x.id = e.id)
  group by e.id;

-- A session begins where the time before it is 30 minutes or more away.
create table sessions as
  with moments as (select distinct ip, t from reg),
  gaps as (
    select *, coalesce(t - lag(t) over (partition by ip order by t) >= m(30), true) as starts
    from moments
  )
  select ip, t, max(case when starts then t end)
    over (partition by ip order by t rows between unbounded preceding and current row) as begun
  from gaps;

create table ip as
  select e.id,
    count(x.id) filter (x.t >= e.t - h(1)) as signups_1h,
    count(x.id) filter (x.t >= e.t - d(1)) as signups_1d,
    count(x.id) filter (x.t >= e.t - d(7)) as signups_7d,
    count(distinct x.email) filter (x.t >= e.t - d(7)) as emails_7d,
    count(x.id) filter (x.t >= v.begun) as burst,
    any_value(e.t) - max(x.t) filter (x.t < e.t) as since_last
  from asked e
    left join sessions v on v.ip = e.ip and v.t = e.t
    left join reg x on x.ip = e.ip and (x.t < e.t or x.id = e.id)
  group by e.id;

create table email as
  select e.id,
    count(*) filter (x.t >= e.t - d(1)) as signups_1d,
    count(*) filter (x.t >= e.t - d(30)) as signups_30d,
    count(distinct x.ip) filter (x.t >= e.t - d(30)) as ips_30d,
    arg_max(x.ip, (x.t, x.id)) filter (x.t < e.t) as last_ip,
    any_value(e.t) - max(x.t) filter (x.t < e.t) as since_last
  from reg e join reg x on x.email = e.email and (x.t < e.t or x.id = e.id)
  group by e.id;

create table expected_payment_fraud as
  select e.id as transaction_id, to_utc(e.t) as paid_at, e.price, e.category, e.hour,
    e.night, e.domain as mail_provider,
    c.transactions_1d as customer_activity_transactions_1d,
    c.transactions_7d as customer_activity_transactions_7d,
    c.transactions_30d as customer_activity_transactions_30d,
    coalesce(c.spend_1d, 0) as customer_activity_spend_1d,
    coalesce(c.spend_30d, 0) as customer_activity_spend_30d,
    c.mean_price_30d as customer_activity_mean_price_30d,
    c.price_stddev as customer_activity_price_stddev,
    c.max_price as customer_activity_max_price,
    c.merchants as customer_activity_merchants,
    c.night_share as customer_activity_night_share,
    k.earlier as customer_category_earlier,
    r.transactions_7d as merchant_activity_transactions_7d,
    r.transactions_30d as merchant_activity_transactions_30d,
    r.customers as merchant_activity_customers,
    r.median_price as merchant_activity_median_price,
    r."before" as merchant_activity_before,
    g.median_price as category_prices_median_price,
    g.high_price as category_prices_high_price,
    n.signups_1d as network_signups_1d,
    n.signups_30d as network_signups_30d,
    n.ips_30d as network_ips_30d,
    i.signups_1d as address_signups_1d,
    i.signups_7d as address_signups_7d,
    e.price::DOUBLE / c.mean_price_30d as price_to_usual,
    e.price::DOUBLE / g.median_price as price_to_category,
    e.price > c.max_price as is_record,
    e.category = c.usual_category as is_usual_category,
    hours_of(c.since_last) as hours_since_last,
    2 * 6371.0088::DOUBLE * asin(sqrt(
        pow(sin(radians(r.last_latitude - e.latitude) / 2), 2)
        + cos(radians(e.latitude)) * cos(radians(r.last_latitude))
          * pow(sin(radians(r.last_longitude - e.longitude) / 2), 2))) as km_from_customers,
    share(r.transactions_7d, r."before") as merchant_trend
  from tx e
    join customer c on c.id = e.id
    join customer_category k on k.id = e.id
    join merchant r on r.id = e.id
    join category g on g.id = e.id
    join network n on n.id = e.id
    join ip i on i.id = e.id;

create table expected_signup_fraud as
  select e.id as event_id, to_utc(e.t) as registered_at, hour_of(e.t) as hour,
    hour_of(e.t) >= 22 or hour_of(e.t) < 6 as night,
    i.signups_1h as ip_signups_signups_1h,
    i.signups_1d as ip_signups_signups_1d,
    i.signups_7d as ip_signups_signups_7d,
    i.emails_7d as ip_signups_emails_7d,
    i.burst as ip_signups_burst,
    n.signups_1d as network_signups_1d,
    n.signups_30d as network_signups_30d,
    n.ips_30d as network_ips_30d,
    m.signups_1d as email_signups_signups_1d,
    m.signups_30d as email_signups_signups_30d,
    m.ips_30d as email_signups_ips_30d,
    o.signups_1h as domain_signups_1h,
    o.signups_30d_step_1d as domain_signups_30d_step_1d,
    e.ip = m.last_ip as same_ip,
    minutes_of(i.since_last) as minutes_since_ip,
    minutes_of(m.since_last) as minutes_since_email
  from reg e
    join network n on n.id = e.id
    join domain o on o.id = e.id
    join ip i on i.id = e.id
    join email m on m.id = e.id;
