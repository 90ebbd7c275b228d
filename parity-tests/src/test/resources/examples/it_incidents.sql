create table ev as
  select number || '#' || sys_mod_count as id, number, sys_mod_count::BIGINT as mod_count,
    epoch_us(strptime(sys_updated_at, '%d/%m/%Y %H:%M')) as t,
    epoch_us(strptime(opened_at, '%d/%m/%Y %H:%M')) as opened_at,
    incident_state as state, made_sla::BOOLEAN as made_sla,
    reassignment_count::BIGINT as reassignment_count, reopen_count::BIGINT as reopen_count,
    nullif(caller_id, '?') as caller, sys_updated_by as updated_by, contact_type,
    nullif(category, '?') as category, nullif(subcategory, '?') as subcategory, impact, urgency,
    priority, nullif(assignment_group, '?') as assignment_group,
    nullif(assigned_to, '?') as assigned_to
  from read_csv('${data}/incident_event_log.csv.gz', all_varchar = true);

-- Every event counts in the windows; the values are compared for the updates of some incidents.
create table asked as
  select * from ev where substr(number, 4)::BIGINT % 20 = 7;

create table incident as
  with pairs as (
    select e.t as now, e.mod_count as e_mod, x.*, x.t < e.t as past
    from asked e join ev x
      on x.number = e.number and (x.t < e.t or (x.mod_count = e.mod_count and x.t = e.t))
  )
  select number, e_mod as mod_count, now as t,
    count(*) as updates,
    count(distinct assigned_to) filter (t >= now - d(365)) as hands,
    count(distinct assignment_group) filter (t >= now - d(365)) as groups,
    count(*) filter (state = 'Awaiting User Info') as waits,
    now - max(t) filter (past and state = 'Awaiting User Info') as since_wait,
    now - max(t) filter (past) as since_last,
    arg_min(priority, (t, mod_count)) as first_priority,
    arg_max(state, (t, mod_count)) filter (past) as last_state,
    arg_max(assignment_group, (t, mod_count)) filter (past and assignment_group is not null)
      as last_group,
    list(updated_by order by t desc, mod_count desc)[1:3] as last_updaters,
    coalesce(
      list_position(list(state = 'Active' order by t desc, mod_count desc), false) - 1,
      count(*)) as same_state_run
  from pairs group by number, e_mod, now;

create table opening as select * from ev where mod_count = 0;

create table resolution as
  select x.*, hours_of(x.t - x.opened_at) as age_hours,
    o.assignment_group <> x.assignment_group as was_handed_on
  from ev x
    asof left join opening o on o.number = x.number and o.t <= x.t
  where x.state = 'Resolved' and (o.t is null or x.t - o.t <= d(400));

create table caller as
  with pairs as (
    select e.id as e_id, e.t as now, x.*, x.t < e.t as past
    from asked e join opening x on x.caller = e.caller and (x.t < e.t or (x.id = e.id and x.t = e.t))
  )
  select e_id as id, now as t,
    count(*) filter (t >= now - d(7)) as opened_7d,
    count(*) filter (t >= now - d(30)) as opened_30d,
    count(distinct category) filter (t >= now - d(90)) as categories_90d,
    ranked(list(category) filter (past and t >= now - d(365) and category is not null))[1]
      as usual_category,
    now - max(t) filter (past) as since_last
  from pairs group by e_id, now;

create table grp as
  select e.id, e.t,
    count(*) filter (x.t >= e.t - h(1)) as updates_1h,
    count(*) filter (x.t >= e.t - d(1)) as updates_1d,
    count(distinct x.number) filter (x.t >= e.t - d(7)) as incidents_7d,
    count(*) filter (x.mod_count = 0) as opened_30d,
    count(*) filter (x.state = 'Closed') as closed_30d,
    share(count(*) filter (x.state = 'Closed' and not x.made_sla),
          count(*) filter (x.state = 'Closed')) as missed_share,
    count(*) filter (x.priority = '1 - Critical' and x.t >= e.t - d(7)) as critical_7d
  from asked e join ev x
    on x.assignment_group = e.assignment_group and x.t >= e.t - d(30)
      and (x.t < e.t or (x.id = e.id and x.t = e.t))
  group by e.id, e.t;

create table group_resolution as
  select e.id, e.t,
    count(*) filter (x.t >= e.t - d(7)) as resolved_7d,
    quantile_of(list_sort(list(x.age_hours)), 0.5) as median_hours,
    share(count(*) filter (x.was_handed_on), count(x.was_handed_on)) as handed_on_share
  from asked e join resolution x
    on x.assignment_group = e.assignment_group and x.t >= e.t - d(30)
      and (x.t < e.t or (x.id = e.id and x.t = e.t))
  group by e.id, e.t;

-- A session begins where the time before it is four hours or more away.
create table shifts as
  with moments as (select distinct assigned_to, t from ev),
  gaps as (
    select *, coalesce(t - lag(t) over (partition by assigned_to order by t) >= h(4), true) as starts
    from moments
  )
  select assigned_to, t, max(case when starts then t end)
    over (partition by assigned_to order by t rows between unbounded preceding and current row)
      as begun
  from gaps;

create table assignee as
  select e.id, e.t,
    count(distinct x.number) filter (x.t >= e.t - d(1)) as incidents_1d,
    count(distinct x.category) filter (x.t >= (e.t - d(30)) // d(1) * d(1)) as categories,
    count(*) filter (x.t >= v.begun) as shift
  from asked e
    join shifts v on v.assigned_to = e.assigned_to and v.t = e.t
    join ev x
      on x.assigned_to = e.assigned_to and x.t >= e.t - d(31)
        and (x.t < e.t or (x.id = e.id and x.t = e.t))
  group by e.id, e.t;

create table kind as
  with pairs as (
    select e.id as e_id, e.t as now, x.*
    from asked e join resolution x
      on x.category = e.category and x.subcategory = e.subcategory
        and (x.t < e.t or (x.id = e.id and x.t = e.t))
  ), latest as (
    select *,
      row_number() over (partition by e_id, now order by t desc, number desc, mod_count desc) as nth
    from pairs
  )
  select e_id as id, now as t,
    count(*) filter (t >= now - d(90)) as resolved,
    quantile_of(list_sort(list(age_hours) filter (t >= now - d(90))), 0.5) as median_hours,
    quantile_of(list_sort(list(age_hours) filter (nth <= 100)), 0.9) as slow_hours,
    share(count(*) filter (t >= now - d(90) and reopen_count > 0),
          count(*) filter (t >= now - d(90))) as reopened
  from latest group by e_id, now;

-- Without a key there is no value; with a key that nobody has met, counts are 0.
create table expected_sla_breach as
  select e.number, e.mod_count, to_utc(e.t) as updated_at, e.state, e.impact, e.urgency,
    e.priority, e.contact_type, e.reassignment_count, e.reopen_count,
    hours_of(e.t - e.opened_at) as age_hours, weekday_of(e.t) as weekday,
    i.updates as incident_history_updates,
    i.hands as incident_history_hands,
    i.groups as incident_history_groups,
    i.waits as incident_history_waits,
    i.first_priority as incident_history_first_priority,
    i.last_state as incident_history_last_state,
    i.last_updaters as incident_history_last_updaters,
    i.same_state_run as incident_history_same_state_run,
    minutes_of(i.since_last) as minutes_since_update,
    hours_of(i.since_wait) as hours_since_wait,
    e.assignment_group <> i.last_group as was_reassigned,
    e.priority < i.first_priority as was_raised,
    case when e.caller is not null then coalesce(c.opened_7d, 0) end as caller_history_opened_7d,
    case when e.caller is not null then coalesce(c.opened_30d, 0) end as caller_history_opened_30d,
    case when e.caller is not null then coalesce(c.categories_90d, 0) end
      as caller_history_categories_90d,
    days_of(c.since_last) as days_since_caller,
    e.category = c.usual_category as is_usual_category,
    g.updates_1h as group_load_updates_1h,
    g.updates_1d as group_load_updates_1d,
    g.incidents_7d as group_load_incidents_7d,
    g.opened_30d as group_load_opened_30d,
    g.closed_30d as group_load_closed_30d,
    g.opened_30d - g.closed_30d as group_load_backlog_growth,
    g.missed_share as group_load_missed_share,
    g.critical_7d as group_load_critical_7d,
    case when e.assignment_group is not null then coalesce(r.resolved_7d, 0) end
      as group_resolutions_resolved_7d,
    r.median_hours as group_resolutions_median_hours,
    r.handed_on_share as group_resolutions_handed_on_share,
    a.incidents_1d as assignee_load_incidents_1d,
    a.categories as assignee_load_categories,
    a.shift as assignee_load_shift,
    case when e.category is not null and e.subcategory is not null then coalesce(k.resolved, 0) end
      as category_history_resolved,
    k.median_hours as category_history_median_hours,
    k.slow_hours as category_history_slow_hours,
    k.reopened as category_history_reopened,
    hours_of(e.t - e.opened_at) / nullif(k.median_hours, 0) as age_to_usual
  from asked e
    join incident i using (number, mod_count, t)
    left join caller c using (id, t)
    left join grp g using (id, t)
    left join group_resolution r using (id, t)
    left join assignee a using (id, t)
    left join kind k using (id, t);
