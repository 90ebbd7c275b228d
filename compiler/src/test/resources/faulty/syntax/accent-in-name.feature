// SEM0111: `café` is no name: names are a-z, 0-9 and _, and begin with a letter
//   help: write `cafe`
fn «café»(x: int) = x