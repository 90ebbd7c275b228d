// SEM0101: a label stands in a vector, not in a group
//   help: write it among the items of the vector that is to learn it
features cards v1 by card from charge {
  n = count() over 7d
  label «again» = count() from charge by card within 7d
}
