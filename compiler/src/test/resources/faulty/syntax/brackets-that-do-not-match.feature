// SEM0101: expected `,` or `]`, found `)`
fn f(x: int) = (x + [1«)»
fn g(x: int) = x
