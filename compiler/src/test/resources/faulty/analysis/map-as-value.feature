// SEM0301: a map cannot be a key
//   help: take one of its values: `element(map, "key")`
// SEM0301: `distinct` needs a value that is no map here, and this is map<string, int>
//   help: take one of its values: `element(map, "key")`
// SEM0301: `last` needs a value that is no map here, and this is map<string, int>
// SEM0301: `sum` needs a number here, and this is map<string, int>
// SEM0503: a map cannot be a key
// SEM0301: maps cannot be compared
//   help: take one of its values: `element(map, "key")`
// SEM0301: cannot compare map<string, int> with int
// SEM0301: `in` looks into a list, and this is map<string, int>
//   help: ask `contains(map, key)`
// SEM0301: `element` needs string here, and this is int
// SEM0301: `keys` needs a map here, and this is string
// SEM0301: a list holds no maps
// SEM0301: a map cannot be a column: `counts` is one
//   help: make columns of its values: `name = element(map, "key")`
// SEM0301: a map cannot be a column: `either` is one
// SEM0301: a map cannot be a column: `device_sizes` is one
event charge {
  id     : string           @id
  at     : timestamp        @time
  card   : string
  counts : map<string, int>
  more   : map<string, int>?
  device : { os : string, sizes : map<string, double> }
}

features g v1 by «counts» from charge { n = count() }

features h v1 by card from charge {
  a = distinct(«counts») over 1d
  b = last(«counts»)
  c = sum(«counts»)
}

stream s = charge left join charge as other on «counts» within 1d

stream t = charge with
  a = counts «==» more,
  b = counts «<» 1,
  c = card in «counts»,
  d = element(counts, «0»),
  e = keys(«card»),
  f = [«counts»]

vector v v1 on charge {
  «counts»
  «either» = if size(more) > 1 then more else null
  «device.*»
}
