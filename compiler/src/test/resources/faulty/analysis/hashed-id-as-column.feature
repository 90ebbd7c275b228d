// SEM0208: the column `event_id` is in every row of the output already
//   help: id and time of the trigger come first by themselves
event login {
  email : string
  at    : timestamp @time
}

vector v v1 on login {
  «event_id» = "x"
  email
}
