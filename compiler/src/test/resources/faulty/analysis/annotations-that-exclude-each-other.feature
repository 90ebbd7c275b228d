// SEM0502: a field cannot be both `@time` and `@id`
//   help: events are told apart by their time and their id, so the time need not be part of the id; without any `@id`, all fields together are the id
// SEM0502: `@id` stands here twice
//   help: leave one of them out
// SEM0502: an event has one `@arrival` field
event e {
  at : timestamp @time «@id»
  x  : int @id «@id»
  y  : int @arrival
  z  : int «@arrival»
}
