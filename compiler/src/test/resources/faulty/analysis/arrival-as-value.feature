// SEM0404: `seq` tells when an event arrived, and no value may depend on that
//   help: the same event may arrive twice, and when it does is no part of what happened
// SEM0404: `seq` tells when an event arrived, and no value may depend on that
//   help: the same event may arrive twice, and when it does is no part of what happened
event e {
  at  : timestamp @time
  seq : int @arrival
}
stream s = e where «seq» > 5
features g v1 by k = 1 from e { m = max(«seq») }
