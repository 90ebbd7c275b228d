// SEM0101: `&&` is written `and`
stream big = charge where amount > 100 «&&» country == "NL"