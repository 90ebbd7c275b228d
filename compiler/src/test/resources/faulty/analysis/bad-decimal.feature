// SEM0306: a decimal says how many digits it has, and how many of them follow the point
//   help: write `decimal(12, 2)`
// SEM0306: a decimal has 1 to 38 digits
//   help: write `decimal(38, 2)` for the widest
// SEM0306: a decimal cannot have more digits after the point than in all
//   help: `decimal(12, 2)` has 12 digits, 2 of them after the point
// SEM0306: a decimal has 1 to 38 digits
//   help: write `decimal(38, 2)` for the widest
// SEM0306: a decimal says how many digits it has, and how many of them follow the point
//   help: write `decimal(12, 2)`
event e {
  at : timestamp @time
  a  : «decimal»
  b  : «decimal(39, 2)»
  c  : «decimal(3, 4)»
  d  : «decimal(0, 0)»
  e  : «decimal(12)»
}
