// SEM0101: text stands in double quotes, not in single ones
stream paid = charge where outcome == «'succeeded'»