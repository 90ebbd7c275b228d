// SEM0101: `=` gives a name; a comparison is written `==`
stream paid = charge where outcome «=» "succeeded"