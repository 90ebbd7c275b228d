// SEM0508: the event `nothing` has no fields
//   help: it needs a field such as `at : timestamp @time`
// SEM0508: the group `g` has no definitions
//   help: define a feature: `events = count() over 7d`
// SEM0508: the vector `v` has no columns
//   help: add a field of `e`, or `group.*`
// SEM0508: nothing is taken of `two`
//   help: name what is wanted, or take all: `two.*`
event «nothing» {
}
event e {
  at : timestamp @time
}
features «g» v1 by k = 1 from e {
}
vector «v» v1 on e {
}
features two v1 by k = 1 from e {
  n = count() over 1d
}
vector w v1 on e {
  use two by 1
  two.n
  «two.{}»
}
