// SEM0101: `===` is written `==`
stream other = charge where outcome «===» "succeeded"