// SEM0101: a type is written behind `:`, not behind `=`
event charge {
  id «=» string @id
  at : timestamp @time
}