create table edit as
  select epoch_us("time"::TIMESTAMP) as t, channel, page, namespace as kind, "user" as who, comment,
    isAnonymous as is_anonymous, isRobot as is_robot, isMinor as is_minor, isNew as is_new,
    isUnpatrolled as is_unpatrolled, countryIsoCode as country, cityName as city, added, deleted,
    delta,
    hashed_id(
      int_bytes(t) || string_bytes(channel) || string_bytes(page) || string_bytes(kind)
      || string_bytes(who) || string_bytes(comment) || bool_bytes(is_anonymous)
      || bool_bytes(is_robot) || bool_bytes(is_minor) || bool_bytes(is_new)
      || bool_bytes(is_unpatrolled) || string_bytes(country) || string_bytes(city)
      || int_bytes(added) || int_bytes(deleted) || int_bytes(delta)) as id,
    case when regexp_full_match(who, '[0-9]{1,3}([.][0-9]{1,3}){3}')
           then split_part(who, '.', 1) || '.' || split_part(who, '.', 2) || '.0.0/16'
         when regexp_full_match(who, '[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]*:[0-9A-Fa-f]*')
           then lower(split_part(who, ':', 1)) || '::/16' end as network
  from read_json('${data}/edits.json.gz', format = 'newline_delimited', columns = {
    "time": 'VARCHAR', channel: 'VARCHAR', page: 'VARCHAR', namespace: 'VARCHAR', "user": 'VARCHAR',
    comment: 'VARCHAR', isAnonymous: 'BOOLEAN', isRobot: 'BOOLEAN', isMinor: 'BOOLEAN',
    isNew: 'BOOLEAN', isUnpatrolled: 'BOOLEAN', countryIsoCode: 'VARCHAR', cityName: 'VARCHAR',
    added: 'BIGINT', deleted: 'BIGINT', delta: 'BIGINT'});

-- No two edits share an instant, so "before it, and itself" is a frame up to the current row.

create table editor as
  select id,
    count(*) over minutes5 as edits_5m, count(*) over hour1 as edits_1h,
    sum(added) over hour1 as added_1h, sum(deleted) over hour1 as deleted_1h,
    min(delta) over hour1 as worst_delta_1h, count(distinct page) over minutes10 as pages_10m,
    share(sum(length(comment)) over last20, count(*) over last20) as comment_length,
    share(count(*) filter (is_minor) over last50, count(*) over last50) as minor_share,
    lag(comment) over ever as last_comment,
    arg_max(page, (added, -t)) over earlier as biggest_page,
    t - lag(t) over ever as since_last
  from edit
  window
    minutes5 as (partition by who order by t range between m(5) preceding and current row),
    minutes10 as (partition by who order by t range between m(10) preceding and current row),
    hour1 as (partition by who order by t range between h(1) preceding and current row),
    last20 as (partition by who order by t rows between 19 preceding and current row),
    last50 as (partition by who order by t rows between 49 preceding and current row),
    ever as (partition by who order by t),
    earlier as (partition by who order by t rows between unbounded preceding and 1 preceding);

create table sitting as
  with gaps as (
    select id, who, t, coalesce(t - lag(t) over (partition by who order by t) >= m(30), true) as starts
    from edit
  ), sittings as (
    select *, sum(starts::INT) over (partition by who order by t) as nth_sitting from gaps
  )
  select id, row_number() over (partition by who, nth_sitting order by t) as sitting from sittings;

create table kinds as
  with done as (
    select e.id, x.kind, count(*) as n
    from edit e join edit x on x.who = e.who and x.t between e.t - h(1) and e.t
    group by e.id, x.kind
  )
  select id, list(kind order by n desc, kind)[1:2] as top_kinds from done group by id;

create table attended as
  select x.id, x.who, x.t, case when x.t - r.t <= h(6) then r.who end as robot
  from (from edit where not is_robot) x
    asof left join (from edit where is_robot) r
      on r.channel = x.channel and r.page = x.page and r.t <= x.t;

create table follows as
  select e.id, share(count(x.robot), count(*)) as follows_robot_share,
    arg_max(x.robot, x.t) filter (x.robot is not null) as last_robot
  from edit e join attended x on x.who = e.who and x.t <= e.t
  group by e.id;

create table page as
  select e.id,
    count(*) - 1 as earlier,
    count(*) filter (x.t >= e.t - h(1)) as edits_1h,
    count(distinct x.who) filter (x.t >= e.t - h(1)) as editors_1h,
    share(count(*) filter (x.t >= e.t - h(1) and x.is_anonymous),
          count(*) filter (x.t >= e.t - h(1))) as anonymous_share,
    count(*) filter (x.t >= e.t - d(1) and x.delta < 0) as shrinks_1d,
    arg_max(x.who, x.t) filter (x.t < e.t) as last_editor,
    any_value(e.t) - max(x.t) filter (x.t < e.t) as since_last
  from edit e join edit x on x.channel = e.channel and x.page = e.page and x.t <= e.t
  group by e.id;

create table channel as
  select id,
    count(*) over minute1 as edits_1m, count(*) over minutes10 as edits_10m,
    share(count(*) filter (is_robot) over minutes10, count(*) over minutes10) as robot_share,
    count(distinct who) over minutes10 as editors_10m,
    quantile_of(list_sort(list(added::DOUBLE) over hour1), 0.9) as added_p90,
    stddev_samp(added::DOUBLE) over last100 as added_spread,
    count(*) over before as edits_before
  from edit
  window
    minute1 as (partition by channel order by t range between m(1) preceding and current row),
    minutes10 as (partition by channel order by t range between m(10) preceding and current row),
    hour1 as (partition by channel order by t range between h(1) preceding and current row),
    last100 as (partition by channel order by t rows between 99 preceding and current row),
    before as (partition by channel order by t
      range between m(60) preceding and m(50) + 1 preceding);

create table network as
  select e.id, count(x.id) as edits_1h, count(distinct x.who) as addresses_1h
  from edit e join edit x on x.network = e.network and x.t between e.t - h(1) and e.t
  group by e.id;

create table country as
  select e.id,
    count(*) filter (x.t >= e.t - h(1)) as edits_1h,
    count(*) filter (x.t >= (e.t - h(6)) // m(10) * m(10)) as edits_6h_step_10m,
    count(distinct x.city) filter (x.t >= e.t - h(6)) as cities
  from edit e join edit x on x.country = e.country and x.t between e.t - h(7) and e.t
  group by e.id;

create table expected_damage as
  select e.id as event_id, to_utc(e.t) as edited_at, e.channel, e.kind, e.is_anonymous,
    e.is_robot, e.is_minor, e.is_new, e.delta, length(e.comment) as comment_size,
    starts_with(e.comment, '/*') as has_section,
    contains(e.comment, '[[') as has_link, hour_of(e.t) as hour,
    u.edits_5m as editor_activity_edits_5m,
    u.edits_1h as editor_activity_edits_1h,
    u.added_1h as editor_activity_added_1h,
    u.deleted_1h as editor_activity_deleted_1h,
    u.worst_delta_1h as editor_activity_worst_delta_1h,
    u.pages_10m as editor_activity_pages_10m,
    u.comment_length as editor_activity_comment_length,
    u.minor_share as editor_activity_minor_share,
    s.sitting as editor_activity_sitting,
    k.top_kinds as editor_activity_top_kinds,
    u.biggest_page as editor_activity_biggest_page,
    f.follows_robot_share as editor_follows_follows_robot_share,
    f.last_robot as editor_follows_last_robot,
    p.earlier as page_history_earlier,
    p.edits_1h as page_history_edits_1h,
    p.editors_1h as page_history_editors_1h,
    p.anonymous_share as page_history_anonymous_share,
    p.shrinks_1d as page_history_shrinks_1d,
    c.edits_1m as channel_pulse_edits_1m,
    c.edits_10m as channel_pulse_edits_10m,
    c.robot_share as channel_pulse_robot_share,
    c.editors_10m as channel_pulse_editors_10m,
    c.added_p90 as channel_pulse_added_p90,
    c.added_spread as channel_pulse_added_spread,
    c.edits_before as channel_pulse_edits_before,
    n.edits_1h as network_edits_1h,
    n.addresses_1h as network_addresses_1h,
    o.edits_1h as country_activity_edits_1h,
    o.edits_6h_step_10m as country_activity_edits_6h_step_10m,
    o.cities as country_activity_cities,
    seconds_of(u.since_last) as seconds_since_edit,
    seconds_of(p.since_last) as seconds_since_page,
    e.comment = u.last_comment as same_comment,
    e.who = p.last_editor as own_page,
    e.is_new or p.earlier = 0 as is_first,
    share(c.edits_10m, c.edits_before) as surge
  from edit e
    join editor u on u.id = e.id
    join sitting s on s.id = e.id
    join kinds k on k.id = e.id
    left join follows f on f.id = e.id
    join page p on p.id = e.id
    join channel c on c.id = e.id
    left join network n on n.id = e.id
    left join country o on o.id = e.id;
