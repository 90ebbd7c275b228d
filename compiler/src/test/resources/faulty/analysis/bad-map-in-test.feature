// SEM0202: a key stands in a map once, and here twice
// SEM0301: a map holds no null
//   help: leave the key out
// SEM0301: a value of `counts` is of type int, and `"x"` is not
// SEM0301: `card` is of type string, and `{}` is not
// SEM0301: `counts` is of type map<string, int>, and `[]` is not
// SEM0201: the event `charge` has no field `device`
event charge {
  id     : string           @id
  at     : timestamp        @time
  card   : string
  counts : map<string, int>
}

vector v v1 on charge {
  all = size(counts)
}

test "of maps" for v {
  charge { at: @0s, counts: { "a": 1, «"a"»: 2 } }
  charge { at: @0s, counts: { "a": «null» } }
  charge { at: @0s, counts: { "a": «"x"» } }
  charge { at: @0s, card: «{}» }
  charge { at: @0s, counts: «[]» }
  charge { at: @0s, «device»: {} }
  expect @1s {}
}
