// SEM0101: a key needs a name of its own
//   help: write `by k = other.k`
// SEM0101: no clause begins with `ovr`
//   help: did you mean `over`?
// SEM0101: nothing stands between this `,` and the `)`
// SEM0101: nothing stands between this `,` and the `]`
// SEM0101: a key needs a name of its own
//   help: write `by k = other.k`
// SEM0101: nothing stands between this `,` and the `]`
features g v1 by other«.»k from j {
  c = count() «ovr» 7d
}
features h v1 by k from e {
  d = max(n«,») over 7d
}
vector v v1 on e {
  a = n in [1«,»]
  label x = exists() from j by k, other«.»k within 1d
}
test "x" for v {
  e { id: "a", t: @0s, n: [1«,»], k: "x" }
}
