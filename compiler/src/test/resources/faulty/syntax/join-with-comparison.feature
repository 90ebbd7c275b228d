// SEM0101: the keys of a join are paired with `=`, not with `==`
stream disputed = dispute join charge on charge_id «==» charge.charge_id within 120d