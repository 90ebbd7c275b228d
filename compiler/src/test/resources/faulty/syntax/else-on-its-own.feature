// SEM0101: `else` is a reserved word
//   help: as a name it stands in backticks: `else`
vector fraud v1 on charge {
  amount
  «else»
  created
}