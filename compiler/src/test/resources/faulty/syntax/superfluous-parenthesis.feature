// SEM0101: this `)` closes nothing
fn double_it(x: int) = (x + x)«)»