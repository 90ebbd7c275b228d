namespace it_incidents

/// One update of an incident, with the incident's state as of that update.
///
/// The source has more columns. resolved_at, resolved_by, closed_at and closed_code are left out on
/// purpose: every row of an incident carries their final values, which nobody knew at the time.
event update {
  number             : string    @id
  /// Counts the updates of an incident; five numbers have one value twice, at different times.
  mod_count          : int       @id
  updated_at         : timestamp @time
  opened_at          : timestamp
  state              : string
  made_sla           : bool
  reassignment_count : int
  reopen_count       : int
  caller             : string?
  opened_by          : string?
  updated_by         : string
  contact_type       : string
  location           : string?
  category           : string?
  subcategory        : string?
  symptom            : string?
  impact             : string
  urgency            : string
  priority           : string
  assignment_group   : string?
  assigned_to        : string?
}

/// The first update of each incident.
stream opening = update where mod_count == 0

/// Moments at which an incident was resolved, with how it began.
stream resolution = update
  where state == "Resolved"
  left join opening on number within 400d
  with age_hours = hours(updated_at - opened_at),
      was_handed_on = opening.assignment_group != assignment_group

/// What has happened to the incident itself, this update included.
features incident_history v1 by number from update {
  updates        = count()
  hands          = distinct(assigned_to)       over 365d
  groups         = distinct(assignment_group)  over 365d
  waits          = count()                     where state == "Awaiting User Info"
  since_wait     = time_since_last()           where state == "Awaiting User Info"
  since_last     = time_since_last()
  age            = time_since_first()
  first_priority = first(priority)
  last_state     = previous(state)
  last_group     = previous(assignment_group)
  last_updaters  = last_n(updated_by, 3)
  same_state_run = streak(state == "Active")
}

/// How often a caller needs help.
features caller_history v1 by caller from opening {
  opened         = count()             over 7d, 30d
  categories_90d = distinct(category)  over 90d
  usual_category = mode(category)      over 365d prior
  since_last     = time_since_last()
}

/// How loaded an assignment group is, and how well it copes.
features group_load v1 by assignment_group from update {
  updates        = count()              over 1h, 1d
  incidents_7d   = distinct(number)     over 7d
  opened_30d     = count()              where mod_count == 0 over 30d
  closed_30d     = count()              where state == "Closed" over 30d
  backlog_growth = opened_30d - closed_30d
  missed_share   = ratio(not made_sla)  where state == "Closed" over 30d
  critical_7d    = count()              where priority == "1 - Critical" over 7d
}

/// How fast a group resolves, and how often for others.
features group_resolutions v1 by assignment_group from resolution {
  resolved_7d     = count()               over 7d
  median_hours    = median(age_hours)     over 30d
  handed_on_share = ratio(was_handed_on)  over 30d
}

/// What is on one person's desk.
features assignee_load v1 by assigned_to from update {
  incidents_1d = distinct(number)    over 1d
  categories   = distinct(category)  over 30d step 1d
  shift        = count()             over session 4h
  since_last   = time_since_last()
}

/// How incidents of a kind end.
features category_history v1 by category, subcategory from resolution {
  resolved     = count()                   over 90d
  median_hours = median(age_hours)         over 90d
  slow_hours   = quantile(age_hours, 0.9)  over 100 events
  reopened     = ratio(reopen_count > 0)   over 90d
}

/// What a model sees that predicts whether an incident will miss its service level.
vector sla_breach v1 on update {
  state
  impact
  urgency
  priority
  contact_type
  reassignment_count
  reopen_count
  age_hours            = hours(updated_at - opened_at)
  weekday              = day_of_week(updated_at, "UTC")
  incident_history.{updates, hands, groups, waits, first_priority, last_state, last_updaters, same_state_run}
  minutes_since_update = minutes(incident_history.since_last)
  hours_since_wait     = hours(incident_history.since_wait)
  was_reassigned       = assignment_group != incident_history.last_group
  was_raised           = priority < incident_history.first_priority
  caller_history.{opened_7d, opened_30d, categories_90d}
  days_since_caller    = days(caller_history.since_last)
  is_usual_category    = category == caller_history.usual_category
  group_load.*
  group_resolutions.*
  assignee_load.{incidents_1d, categories, shift}
  category_history.*
  /// 1 is what such an incident usually takes.
  age_to_usual         = age_hours / category_history.median_hours
}
