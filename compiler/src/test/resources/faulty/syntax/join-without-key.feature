// SEM0101: expected `on`, found the reserved word `within`
stream disputed = dispute join charge «within» 120d