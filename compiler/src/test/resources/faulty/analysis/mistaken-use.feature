// SEM0201: there is no group `nothing`
//   help: the groups are: `cards`
// SEM0506: `cards` is kept by `card`, which is 1 key, and 2 are given
//   help: write `use cards by <card>`
event charge {
  id   : string    @id
  at   : timestamp @time
  card : string
}
features cards v1 by card from charge {
  n = count() over 7d
}
vector v v1 on charge {
  use «nothing» by card
}
vector w v1 on charge {
  use cards by «card, cards.n»
}
