// SEM0101: a vector is triggered `on` a stream, not made `from` one
vector fraud v1 «from» charge {
  amount
}