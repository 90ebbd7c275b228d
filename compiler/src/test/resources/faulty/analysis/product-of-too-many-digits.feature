// SEM0301: the product of decimal(30, 20) and decimal(30, 19) has 39 decimal places
//   help: a decimal has 38 digits at most: convert one side first, with `double(x)`
event e {
  at : timestamp @time
  a  : decimal(30, 20)
  b  : decimal(30, 19)
}
stream s = e with c = «a * b»
