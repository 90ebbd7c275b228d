package dev.semblance.spark.verify;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a set of vectors is, and which part of it is meant.
 *
 * @param path a directory with all that is below it, a file or a glob; Parquet or JSON lines
 * @param schema a {@code _schema.json} that describes it, where it has none beside its files
 * @param fromMicros the first trigger time that is meant
 * @param endMicros the first trigger time after that
 */
public record VectorPlace(String path, Optional<String> schema, long fromMicros, long endMicros) {
  public VectorPlace {
    requireNonNull(path, "path");
    requireNonNull(schema, "schema");
  }

  /** All of what is at {@code path}. */
  public static VectorPlace of(String path) {
    return new VectorPlace(path, Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The same with a description from elsewhere. */
  public VectorPlace describedBy(String schemaFile) {
    return new VectorPlace(path, Optional.of(schemaFile), fromMicros, endMicros);
  }

  /** The first trigger time that is meant; empty for no limit. */
  public OptionalLong from() {
    return fromMicros == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(fromMicros);
  }

  /** The first trigger time after those that are meant; empty for no limit. */
  public OptionalLong end() {
    return endMicros == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(endMicros);
  }

  /** The triggers of a stretch of time alone. */
  public VectorPlace between(long from, long end) {
    return new VectorPlace(path, schema, from, end);
  }
}
