package dev.semblance.runtime.record;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A record that is no event, on its way to quarantine.
 *
 * @param source the file or topic that it comes from
 * @param number its line (the first, if it has several) or its place among the source's records,
 *     counted from 1; 0 where that is not known
 * @param reason what is wrong with it, in one sentence
 * @param raw the record as it came, as far as it is text
 */
public record BadRecord(String source, long number, String reason, String raw)
    implements Serializable {
  public BadRecord {
    requireNonNull(source, "source");
    requireNonNull(reason, "reason");
    requireNonNull(raw, "raw");
  }
}
