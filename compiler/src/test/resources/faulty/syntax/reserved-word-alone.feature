// SEM0101: `from` is a reserved word
//   help: as a name it stands in backticks: `from`
vector spam v1 on mail {
  subject
  «from»
  hour = hour_of_day(at, "UTC")
}