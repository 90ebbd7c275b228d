// SEM0101: expected a value or an expression, found the end of the line
// SEM0101: expected a value or an expression, found `*`
fn f(x: int) = x +«»
fn g(x: int) = x * «*» 2