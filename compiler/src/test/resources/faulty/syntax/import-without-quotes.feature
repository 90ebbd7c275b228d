// SEM0101: expected a text in double quotes, found `cards`
import «cards».feature
event charge {
  at : timestamp @time
}