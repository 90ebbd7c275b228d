// SEM0101: expected a declaration: event, stream, features, vector, fn or test, found `charges`
«charges» = count() over 7d