// SEM0101: `namespace` stands first in a file
// SEM0101: an import stands before the declarations of a file
event charge {
  at : timestamp @time
}
«namespace payments»
«import "x.feature"»