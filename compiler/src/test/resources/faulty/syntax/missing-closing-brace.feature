// SEM0101: this `{` is never closed
event charge «{»
  id : string @id
  at : timestamp @time

stream paid = charge where outcome == "succeeded"