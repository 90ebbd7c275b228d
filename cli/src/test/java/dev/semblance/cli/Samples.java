package dev.semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A small project on disk, right in every part, for tests to break. */
final class Samples {
  static final String FEATURES =
      """
      namespace cafe

      event order {
        order_id : int             @id
        at       : timestamp       @time
        guest    : string
        price    : decimal(8, 2)
        tip      : double?
      }

      features guest_orders v1 by guest from order {
        orders = count()    over 1h, 1d
        spent  = sum(price) over 1d
      }

      vector next_order v1 on order {
        guest
        guest_orders.*
      }
      """;

  static final String BINDINGS =
      """
      events:
        order:
          archive: { path: orders.csv, format: csv }
      """;

  static final String ORDERS =
      """
      order_id,at,guest,price,tip
      1,2026-01-01T08:00:00Z,ann,2.50,0.5
      2,2026-01-01T08:10:00Z,bob,3.00,
      3,2026-01-01T08:30:00Z,ann,4.00,1
      4,2026-01-02T09:00:00Z,ann,2.50,
      """;

  private Samples() {}

  /** Writes {@code cafe.feature}, {@code bindings.yaml} and {@code orders.csv} into a folder. */
  static Path cafe(Path folder) throws IOException {
    return write(
        folder, Map.of("cafe.feature", FEATURES, "bindings.yaml", BINDINGS, "orders.csv", ORDERS));
  }

  /** Writes files by name, folders and all. */
  static Path write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  /** The command line that computes the project's vector, for more arguments to follow. */
  static Object[] backfill(Path folder, Path out, Object... more) {
    return Stream.concat(
            Stream.of(
                "backfill",
                folder.resolve("cafe.feature"),
                "--bindings",
                folder.resolve("bindings.yaml"),
                "--out",
                out,
                "--master",
                "local[2]",
                "--conf",
                "spark.sql.shuffle.partitions=2"),
            Stream.of(more))
        .toArray();
  }

  /** Everything below a folder, itself apart, hidden files too. */
  static long filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).count();
    }
  }
}
