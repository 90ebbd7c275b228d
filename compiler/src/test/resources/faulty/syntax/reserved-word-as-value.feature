// SEM0101: `from` is a reserved word
//   help: as a name it stands in backticks: `from`
features senders v1 by sender from mail {
  texts = distinct(«from») over 7d
  all = count()
}