// SEM0101: there is no `=>`
//   help: write `=` alone
// SEM0101: a function's result has no type of its own
//   help: it follows from the expression: write `fn name(x: int) = ...`
fn f(x: int) =«>» x + 1
fn g(x: int)«:» int = x