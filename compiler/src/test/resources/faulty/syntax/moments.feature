// SEM0401: `2026-01-01` is a moment, and none can be written down
//   help: a feature file has no clock: the same definition must mean the same for every event, so time only counts back from the event, as in `over 7d`
// SEM0401: `timestamp "2026-01-01"` is a moment, and none can be written down
//   help: a feature file has no clock: the same definition must mean the same for every event, so time only counts back from the event, as in `over 7d`
// SEM0401: `2020-05-01T12:00:00Z` is a moment, and none can be written down
//   help: a feature file has no clock: the same definition must mean the same for every event, so time only counts back from the event, as in `over 7d`
// SEM0401: `@30m` is a moment, and none can be written down
//   help: a feature file has no clock: the same definition must mean the same for every event, so time only counts back from the event, as in `over 7d`
// SEM0401: `2026-01-01` is a moment, and none can be written down
//   help: a test counts from an arbitrary start: write `@0s`, `@30m`, `@7d`
stream recent = charge where created > «2026-01-01»
stream later = charge where created > «timestamp "2026-01-01"»
features g v1 by card from charge {
  old = count() where created < «2020-05-01T12:00:00Z»
  new = count() where created > «@30m»
  n = count() over 7d
}
test "t" for fraud {
  charge { created: «2026-01-01», card: "a" }
  expect "a" { n: 1 }
}