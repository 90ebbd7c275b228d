// SEM0111: `chargeId` is no name: names are a-z, 0-9 and _, and begin with a letter
//   help: write `charge_id`
event charge {
  «chargeId» : string @id
  at : timestamp @time
}
stream s = charge where chargeId == "a"