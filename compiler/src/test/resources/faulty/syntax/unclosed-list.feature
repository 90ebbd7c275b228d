// SEM0101: this `[` is never closed
stream paid = charge where outcome in «[»"succeeded", "captured"
stream other = charge