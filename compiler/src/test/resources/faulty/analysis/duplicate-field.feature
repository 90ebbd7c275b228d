// SEM0202: `charge` has two fields `id`
event charge {
  id : string @id
  at : timestamp @time
  «id» : int
}
