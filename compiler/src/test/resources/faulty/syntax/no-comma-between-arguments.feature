// SEM0101: expected `,` or `)`, found `y`
// SEM0101: expected `,` or `)`, found `y`
fn f(x: int, y: int) = pow(x «y»)
fn g(x: int «y»: int) = x