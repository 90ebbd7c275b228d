// SEM0101: `||` is written `or`
stream big = charge where amount > 100 «||» country == "NL"