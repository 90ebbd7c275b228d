// SEM0101: this `}` closes nothing
//   help: remove it, or look above for a `{` that is missing
event charge {
  at : timestamp @time
}
«}»
stream paid = charge