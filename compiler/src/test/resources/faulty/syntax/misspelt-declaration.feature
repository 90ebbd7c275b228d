// SEM0101: no declaration begins with `straem`
//   help: write `stream name = base where ...`
event charge {
  at : timestamp @time
}
«straem» paid = charge