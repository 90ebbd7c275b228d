// SEM0101: `on` is a reserved word
//   help: as a name it stands in backticks: `on`
vector spam v1 on mail {
  subject
  «on» = hour_of_day(at, "UTC")
}