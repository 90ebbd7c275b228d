package dev.semblance.cli;

import dev.semblance.compiler.plan.ArrivalFields;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.CheckpointPolicy;
import dev.semblance.spark.EventOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code semblance backfill}: a vector for all of history. */
@Command(
    name = "backfill",
    header = "Compute a vector for all of the past, as Parquet.",
    description = {
      "Compute a vector for every trigger event of the past, each value as of that event, and"
          + " write",
      "the rows as Parquet, partitioned by the trigger's UTC date. What DIR holds changes in one"
          + " step,",
      "when all of it is there; 'semblance files' lists it. Several vectors (--vector a,b) share"
          + " what",
      "they have in common."
    },
    footer = {
      "",
      "Examples:",
      "  semblance backfill fraud.feature --vector fraud --bindings bindings.yaml --out out/fraud"
          + " \\",
      "      --show 5",
      "  semblance backfill fraud.feature --vector fraud --bindings bindings.yaml --order arrival"
          + " \\",
      "      --out out/served",
      "  semblance backfill fraud.feature --vector fraud --bindings bindings.yaml \\",
      "      --from 2026-03-01 --where 'amount > 10' --sample 80%%..100%% --by card \\",
      "      --columns amount,card_n --out out/holdout",
      "  semblance backfill fraud.feature --vector fraud@v1,fraud@v2 --bindings bindings.yaml \\",
      "      --out out",
      "  semblance backfill fraud.feature --vector fraud@v2 --bindings prod.yaml \\",
      "      --out hdfs:///training/fraud --from 2026-01-01 --to 2026-03-31 --overwrite \\",
      "      --master yarn --conf spark.executor.memory=8g",
      "",
      "Exit codes: 0 all rows are written; 1 the definitions are wrong; 2 the command line is"
          + " wrong;",
      "3 data or environment; 130 interrupted. But for 0, DIR is as it was."
    })
final class BackfillCommand extends CompilingCommand {
  @Mixin private ArchiveOptions archives;

  @Mixin private RangeOptions triggers;

  @Mixin private VectorChoice choice;

  @Mixin private SelectionOptions selection;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      order = 3,
      description =
          "Where the rows go: a folder, or a place with its scheme (hdfs:, s3a:). Of several"
              + " vectors, each has a folder of its own name there.")
  private String out;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "event",
      order = 4,
      description =
          "event: by the events' times (default); arrival: by their @arrival, so that each row"
              + " holds what serving saw, late events and all.")
  private EventOrder order;

  @Option(
      names = "--complete-until",
      paramLabel = "WHEN",
      order = 7,
      description =
          "Until when the archives that labels read are complete: a date, itself included, or an"
              + " instant, itself included. Labels that look further are null. Default: the latest"
              + " time in the archive of each event, which is read once more for it.")
  private Optional<String> completeUntil = Optional.empty();

  @Option(
      names = "--overwrite",
      order = 7,
      description = "Replace what is there: all of it, or the dates of --from and --to.")
  private boolean overwrite;

  @Option(
      names = "--checkpoint",
      paramLabel = "WHEN",
      defaultValue = "auto",
      order = 8,
      description =
          "Save the rows of each stage that is done, so that the run can be resumed: auto, if the"
              + " archives that it reads hold more than 1 GiB (default); always; never.")
  private CheckpointPolicy checkpoints;

  @Option(
      names = "--resume",
      order = 8,
      description =
          "Go on with what an interrupted run of the same command has saved, if the files that it"
              + " reads are still the same.")
  private boolean resume;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "0",
      order = 9,
      description = "Print the N latest rows of the result.")
  private int show;

  @Option(
      names = "--master",
      paramLabel = "URL",
      order = 10,
      description = "The Spark cluster. Default: all cores of this machine.")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      order = 11,
      description = "A setting of Spark; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-q", "--quiet"},
      order = 12,
      description = "Neither progress nor a summary.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    TriggerRange range = triggers.range();
    OptionalLong complete =
        completeUntil
            .map(when -> OptionalLong.of(TimeBound.parse("--complete-until", when).lastMicros()))
            .orElseGet(OptionalLong::empty);
    List<VectorName> names = choice.wanted();
    if (show < 0) {
      throw CommandFailure.usage("--show needs a number of rows, not " + show);
    }
    if (resume && checkpoints == CheckpointPolicy.NEVER) {
      throw CommandFailure.usage("--resume saves stages, too: leave out --checkpoint never");
    }
    if (names.size() > 1) {
      selection.requireNoColumns();
    }
    List<VectorChoice.Chosen> chosen = choice.plans(console());
    Bindings places = archives.bindings();
    List<Backfill.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      VectorChoice.Chosen vector = chosen.get(i).withLabels();
      Plan plan = vector.plan();
      places.check(
          vector.program().events(), plan.events().stream().map(EventSchema::name).toList());
      if (order == EventOrder.ARRIVAL) {
        requireArrivals(plan);
      }
      String to = names.size() > 1 ? below(names.get(i)) : out;
      wanted.add(new Backfill.Wanted(vector, selection.of(vector, order, console()), to));
    }
    if (debug()) {
      LogLevel.warn();
    }
    master.ifPresent(url -> settings.put("spark.master", url));
    new Backfill(console(), wanted, places, settings)
        .run(
            new Backfill.Wish(
                order,
                range,
                complete,
                overwrite,
                archives.onBadRecord(),
                checkpoints,
                resume,
                show,
                quiet));
    return ExitCode.DONE;
  }

  /** Where one of several vectors goes. */
  private String below(VectorName name) {
    String version = name.version().isPresent() ? "-v" + name.version().getAsInt() : "";
    return (out.endsWith("/") ? out : out + "/") + name.name() + version;
  }

  private static void requireArrivals(Plan plan) {
    try {
      ArrivalFields.check(plan);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }
}
