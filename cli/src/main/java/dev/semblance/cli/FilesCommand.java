package dev.semblance.cli;

import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.S3Binding;
import dev.semblance.spark.output.OutputFiles;
import dev.semblance.spark.plan.TimeRange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance files}: what an output holds at this moment. */
@Command(
    name = "files",
    header = "List the files that hold a backfill's rows.",
    description = {
      "Print the Parquet files that make up an output at this moment, one a line, in order of"
          + " time.",
      "Whoever reads these reads the output whole, even while another backfill writes to it."
    },
    footer = {
      "",
      "Examples:",
      "  semblance files out/fraud",
      "  semblance files s3a://lake/fraud --from 2026-01-01 --to 2026-01-31 --bindings prod.yaml",
      "",
      "Exit codes: 0 done; 2 the command line is wrong; 3 the output cannot be read."
    })
final class FilesCommand extends SubCommand {
  @Parameters(paramLabel = "OUT", description = "Where a backfill has written.")
  private String out;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      order = 1,
      description = "First date (UTC) of which files are listed.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DATE",
      order = 2,
      description = "Last date of which files are listed.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--bindings",
      paramLabel = "FILE",
      order = 3,
      description = "Bindings that say how to reach S3.")
  private Optional<Path> bindings = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      order = 4,
      description = "A setting, as backfill takes it; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    TriggerRange range = TriggerRange.of(from, to);
    S3Binding s3 = bindings.map(file -> Bindings.read(file).s3()).orElse(S3Binding.DEFAULT);
    TimeRange dates =
        new TimeRange(range.from().orElse(Long.MIN_VALUE), range.end().orElse(Long.MAX_VALUE));
    OutputFiles.list(out, dates, StorageSettings.ofHadoop(s3, settings))
        .forEach(file -> console().out().println(SummaryView.readable(file)));
    return ExitCode.DONE;
  }
}
