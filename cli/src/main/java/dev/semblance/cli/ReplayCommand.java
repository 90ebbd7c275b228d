package dev.semblance.cli;

import dev.semblance.cli.replay.VectorFormat;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.streaming.replay.ReplayOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance replay}: what serving would have answered. */
@Command(
    name = "replay",
    header = "Compute a vector for the past as serving would have, without Spark.",
    description = {
      "Take recorded events into the engine that serving uses, one by one, and write the vector of",
      "every trigger: as Parquet like that of a backfill, or as JSON lines. In the order of time",
      "the values are those of a backfill; in the order of arrival, those that serving gave, late",
      "events and all. Nothing is visible in DIR until all of it is there."
    },
    footer = {
      "",
      "Examples:",
      "  semblance replay fraud.feature --vector fraud --bindings bindings.yaml --out out/fraud \\",
      "      --show 5",
      "  semblance replay fraud.feature --vector fraud --bindings bindings.yaml --order arrival \\",
      "      --format json --out out/served",
      "",
      "Exit codes: 0 all rows are written; 1 the definitions are wrong; 2 the command line is"
          + " wrong;",
      "3 data or environment; 130 interrupted. But for 0, DIR is as it was."
    })
final class ReplayCommand extends CompilingCommand {
  @Mixin private ArchiveOptions archives;

  @Mixin private RangeOptions triggers;

  @Mixin private VectorChoice choice;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      order = 3,
      description = "Where the rows go: a folder, or a place with its scheme.")
  private String out;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "event",
      order = 4,
      description =
          "event: by the events' times (default); arrival: by their @arrival, as they came in.")
  private ReplayOrder order;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      order = 5,
      description = "parquet (default), or json: an object a line.")
  private VectorFormat format;

  @Option(
      names = "--state",
      paramLabel = "WHERE",
      defaultValue = "heap",
      order = 6,
      description =
          "heap: keep what is remembered of each entity in memory (default); rocksdb: on disk,"
              + " where it does not fit.")
  private ReplayState state;

  @Option(names = "--overwrite", order = 9, description = "Replace what an earlier run wrote.")
  private boolean overwrite;

  @Option(
      names = "--rejections",
      paramLabel = "FILE",
      order = 11,
      description =
          "With --order arrival: a line of JSON for each event that was turned away, with its"
              + " reason, as verify --rejections reads it.")
  private Optional<Path> rejections = Optional.empty();

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "0",
      order = 12,
      description = "Print the last N rows.")
  private int show;

  @Option(
      names = {"-q", "--quiet"},
      order = 13,
      description = "Neither progress nor a summary.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    TriggerRange range = triggers.range();
    choice.requireName();
    if (show < 0) {
      throw CommandFailure.usage("--show needs a number of rows, not " + show);
    }
    if (rejections.isPresent() && order != ReplayOrder.ARRIVAL) {
      throw CommandFailure.usage("--rejections needs --order arrival: by time, nothing is late");
    }
    VectorChoice.Chosen chosen = choice.plan(console());
    Plan plan = chosen.plan();
    Bindings places = archives.bindings();
    places.check(chosen.program().events(), plan.events().stream().map(EventSchema::name).toList());
    if (debug()) {
      LogLevel.warn();
    }
    new ReplayRun(console(), plan, places)
        .run(
            new ReplayRun.Wish(
                out,
                order,
                format,
                state,
                range,
                overwrite,
                archives.onBadRecord(),
                rejections,
                show,
                quiet));
    return ExitCode.DONE;
  }
}
