// SEM0101: expected `by`, found the reserved word `within`
// SEM0101: expected `from`, found the reserved word `by`
// SEM0101: expected `within`, found the end of the line
// SEM0101: expected `=`, found `exists`
vector fraud v1 on charge {
  label a = exists() from dispute «within» 90d
  label b = exists() «by» charge_id within 90d
  label c = exists() from dispute by charge_id«»
  label d «exists»() from dispute by charge_id within 90d
}