package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * What the paths of an archive's files say about the time of their events.
 *
 * @param layout where a path names its date
 * @param slackMicros how far events may lie before and after that date
 */
public record ArchiveDates(DateLayout layout, long slackMicros) implements Serializable {

  /** Paths say nothing. */
  public static final ArchiveDates NONE = new ArchiveDates(DateLayout.NONE, 0);

  /** Directories such as {@code date=2026-01-31} and {@code dt=20260131}, with no slack. */
  public static final ArchiveDates DIRECTORIES = new ArchiveDates(DateLayout.DIRECTORIES, 0);

  public ArchiveDates {
    requireNonNull(layout, "layout");
    if (slackMicros < 0) {
      throw new IllegalArgumentException("negative slack");
    }
  }

  /** When the events of the file happened; empty where its path names no date. */
  public Optional<ArchiveSpan> spanOf(String path) {
    return layout
        .spanOf(path)
        .map(
            span ->
                new ArchiveSpan(span.fromMicros() - slackMicros, span.toMicros() + slackMicros));
  }
}
