// SEM0101: there are no semicolons
//   help: a new line is enough; leave out this one and all others in the file
event charge {
  id : string @id«;»
  at : timestamp @time;
}