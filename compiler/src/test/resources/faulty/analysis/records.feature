// SEM0502: `@id` marks a value, and this field is a record
//   help: mark one of the fields within it
// SEM0502: a field with `@time` is never null
//   help: the record `meta` that it is in may be: leave its `?` out
// SEM0508: the record `none` has no fields
//   help: give it one, `none : { key : string }`
// SEM0202: `charge` has two fields `card.number`
// SEM0305: there is no type `text`
//   help: did you mean `string`?
// SEM0208: `two_at` and `two.at` would be one column of the output
//   help: give one of them another name
event charge {
  key  : { id : string } «@id»
  meta : { at : timestamp «@time» }?
  «none» : {}
  card : { number : string, «number» : int }
  deep : { inner : { name : «text» } }
}

event twice {
  two : { at : int @id }
  «two_at» : timestamp @time
}
