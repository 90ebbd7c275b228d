// SEM0111: `String` is no name: names are a-z, 0-9 and _, and begin with a letter
//   help: write `string`
event charge {
  id : «String» @id
  at : timestamp @time
}