// SEM0101: expected an operator or the next declaration on a line of its own, found `fn`
fn f(x: int) = x «fn» g(x: int) = x
