// SEM0101: the clause `where` cannot stand here
//   help: each clause stands once, in this order: `where ... over ... prior`
// SEM0101: the clause `over` cannot stand here
//   help: each clause stands once, in this order: `where ... over ... prior`
features card_activity v1 by card from charge {
  declines = count() over 1d «where» outcome == "failed"
  spend = sum(amount) prior «over» 1d
}