// SEM0402: a window cannot look forward
//   help: a training row must not know what came after its event; only a `label` of a vector looks ahead: `label x = exists() from stream by key within 90d`
// SEM0402: a window cannot look forward
//   help: a training row must not know what came after its event; only a `label` of a vector looks ahead: `label x = exists() from stream by key within 90d`
// SEM0402: a window cannot look forward
//   help: a training row must not know what came after its event; only a `label` of a vector looks ahead: `label x = exists() from stream by key within 90d`
// SEM0402: a window cannot look forward
//   help: a training row must not know what came after its event; only a `label` of a vector looks ahead: `label x = exists() from stream by key within 90d`
features g v1 by card from charge {
  a = count() over 7d «ahead»
  b = count() over «next» 7d
  c = count() over «-»7d
  d = count() over 7d ending 1d «ahead»
  n = count() over 7d
}