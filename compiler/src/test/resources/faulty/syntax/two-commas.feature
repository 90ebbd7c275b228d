// SEM0101: expected an item of the vector, which begins with a name, found `,`
vector fraud v1 on charge {
  amount,«,» created
}