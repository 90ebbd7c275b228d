// SEM0105: this number is out of the range of a double
// SEM0105: this duration is out of range: about 292,000 years are the most
fn f(x: double) = x + «1e999»
fn g(d: duration) = d + «999999999999999999w»