// SEM0101: `!` is written `not`
features logins v1 by email from login {
  failed = count() where «!»success over 1d
}