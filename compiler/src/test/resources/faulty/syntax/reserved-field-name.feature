// SEM0101: `from` is a reserved word
//   help: as a name it stands in backticks: `from`
event mail {
  «from» : string
  at : timestamp @time
}