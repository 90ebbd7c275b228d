package dev.semblance.reference;

import dev.semblance.reference.why.Rule;
import java.util.Comparator;

/** A row of a source, and whether it counts. */
record Judged(Row row, Rule rule) {

  /** In the order of the rows. */
  static final Comparator<Judged> ORDER = Comparator.comparing(Judged::row, Row.ORDER);

  boolean counts() {
    return rule == Rule.COUNTED;
  }
}
