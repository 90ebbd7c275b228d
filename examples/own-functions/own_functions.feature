namespace own_functions

/// A new account. Its source has no id, so an event is known by the hash of its fields.
event registration {
  registered_at : timestamp @time
  ip            : string
  email         : string
}

fn mail_name(address: string?) = before_first(address, "@")

/// Accounts opened from one /16 network.
features network_names v1 by network = ip_prefix(ip, 16) from registration {
  /// Of the account before.
  last_email     = previous(email)
  usual_entropy  = mean(letter_entropy(mail_name(email))) over 30d prior
  made_up_share  = ratio(letter_entropy(mail_name(email)) > 3.0) over 30d
}

/// What a model sees that scores a new account.
vector signup_names v1 on registration {
  use network_names by ip_prefix(ip, 16) as network

  entropy        = letter_entropy(mail_name(email))
  to_usual       = letter_entropy(mail_name(email)) - network.usual_entropy
  network.made_up_share
  /// Few where somebody counts up: anna1, anna2, anna3.
  edits_to_last  = edit_distance(mail_name(email), mail_name(network.last_email))
}

test "names that count up are near each other" for signup_names {
  registration { registered_at: @0s, ip: "10.1.0.1", email: "anna1@example.com" }
  registration { registered_at: @1m, ip: "10.1.0.2", email: "anna2@example.com" }
  registration { registered_at: @2m, ip: "10.1.0.3", email: "aaaa@example.com" }
  expect @0s { edits_to_last: 5, to_usual: null }
  expect @1m { edits_to_last: 1 }
  expect @2m { entropy: 0.0, edits_to_last: 3 }
}
