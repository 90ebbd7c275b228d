// SEM0101: expected a duration such as `30m`, `1h` or `90d`, found `120`
stream disputed = dispute join charge on charge_id within «120»