package dev.semblance.spark.verify.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How vectors are stored. */
public enum VectorFormat {
  PARQUET(List.of(".parquet")),
  /** A JSON object a line. */
  JSON(List.of(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"));

  private final List<String> endings;

  VectorFormat(List<String> endings) {
    this.endings = endings;
  }

  /** The format of a file, by its name. */
  static Optional<VectorFormat> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (VectorFormat format : values()) {
      if (format.endings.stream().anyMatch(lower::endsWith)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** For people: {@code parquet}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
