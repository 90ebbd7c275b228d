namespace wikipedia_edits

/// One saved change of a page. The log has no ids, so an edit is known by the hash of its fields.
event edit {
  edited_at      : timestamp @time
  /// The wiki, such as `#en.wikipedia`.
  channel        : string
  page           : string
  /// What kind of page: an article is in `Main`.
  kind           : string
  /// The name of the account, or the IP address of who has none.
  user           : string
  comment        : string
  is_anonymous   : bool
  is_robot       : bool
  is_minor       : bool
  is_new         : bool
  is_unpatrolled : bool
  /// Known for anonymous edits alone.
  country        : string?
  city           : string?
  added          : int
  deleted        : int
  delta          : int
}

stream human_edit = edit where not is_robot

stream robot_edit = edit where is_robot

/// A person's edit, with the robot's edit of the same page that came before it, if there is one.
stream attended_edit = human_edit
  left join robot_edit as robot on channel, page within 6h
  with follows_robot = robot.user is not null

/// What a user has been doing.
features editor_activity v1 by user from edit {
  edits          = count()                over 5m, 1h
  added_1h       = sum(added)             over 1h
  deleted_1h     = sum(deleted)           over 1h
  worst_delta_1h = min(delta)             over 1h
  pages_10m      = distinct(page)         over 10m
  comment_length = mean(length(comment))  over 20 events
  minor_share    = ratio(is_minor)        over 50 events
  sitting        = count()                over session 30m
  last_comment   = previous(comment)
  top_kinds      = top(kind, 2)           over 1h
  biggest_page   = max_by(page, added)    prior
  since_last     = time_since_last()
}

/// Whether a user works after robots.
features editor_follows v1 by user from attended_edit {
  follows_robot_share = ratio(follows_robot)
  last_robot          = last(robot.user) where follows_robot
}

/// What has been going on at a page.
features page_history v1 by channel, page from edit {
  earlier         = count()              prior
  edits_1h        = count()              over 1h
  editors_1h      = distinct(user)       over 1h
  anonymous_share = ratio(is_anonymous)  over 1h
  shrinks_1d      = count()              where delta < 0 over 1d
  last_editor     = previous(user)
  since_last      = time_since_last()
}

/// The traffic of one wiki.
features channel_pulse v1 by channel from edit {
  edits        = count()               over 1m, 10m
  robot_share  = ratio(is_robot)       over 10m
  editors_10m  = distinct(user)        over 10m
  added_p90    = quantile(added, 0.9)  over 1h
  added_spread = stddev(added)         over 100 events
  edits_before = count()               over 10m ending 50m ago
}

/// Edits from one network: the first 16 bits of an address. Who has an account has no network.
features network_activity v1 by network = ip_prefix(user, 16) from edit {
  edits_1h     = count()         over 1h
  addresses_1h = distinct(user)  over 1h
}

/// Anonymous edits from one country.
features country_activity v1 by country from edit {
  edits  = count()         over 1h, 6h step 10m
  cities = distinct(city)  over 6h
}

/// What a model sees that flags damage as it is saved.
vector damage v1 on edit {
  use network_activity by ip_prefix(user, 16) as network

  channel
  kind
  is_anonymous
  is_robot
  is_minor
  is_new
  delta
  comment_size       = length(comment)
  has_section        = starts_with(comment, "/*")
  has_link           = contains(comment, "[[")
  hour               = hour_of_day(edited_at, "UTC")
  editor_activity.{edits_5m, edits_1h, added_1h, deleted_1h, worst_delta_1h, pages_10m}
  editor_activity.{comment_length, minor_share, sitting, top_kinds, biggest_page}
  editor_follows.*
  page_history.{earlier, edits_1h, editors_1h, anonymous_share, shrinks_1d}
  channel_pulse.*
  network.*
  country_activity.*
  seconds_since_edit = seconds(editor_activity.since_last)
  seconds_since_page = seconds(page_history.since_last)
  same_comment       = comment == editor_activity.last_comment
  own_page           = user == page_history.last_editor
  is_first           = is_new or page_history.earlier == 0
  surge              = channel_pulse.edits_10m / channel_pulse.edits_before
}
