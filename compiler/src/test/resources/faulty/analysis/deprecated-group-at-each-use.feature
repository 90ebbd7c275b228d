// SEM0904: `cards v1` is deprecated
// SEM0904: `cards v1` is deprecated
// SEM0904: `shops v1` is deprecated
//   help: nobody sells there
event charge {
  id   : string    @id
  at   : timestamp @time
  card : string
  shop : string
}

features cards v1 deprecated "use v2" by card from charge { n = count() over 7d }
features shops v1 deprecated "nobody sells there" by shop from charge { n = count() over 7d }

vector v v1 on charge {
  «cards».n
  twice = «cards».n * 2
  use «shops» by shop as s
  s.n
}
