package dev.semblance.cli;

import dev.semblance.spark.verify.VectorPlace;
import dev.semblance.spark.verify.VerifyRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance verify}: whether two sets of vectors are the same. */
@Command(
    name = "verify",
    header = "Compare two sets of vectors: what serving logged, a backfill, a replay.",
    description = {
      "Compare two sets of vectors by trigger id and time, cell by cell and bit by bit, and say",
      "what differs, and why where that can be known. Or, with --skew, compare the distributions",
      "of their columns. LEFT and RIGHT are directories that a backfill or a replay wrote, or"
          + " files",
      "of JSON lines as the streaming output has them, typed by the _schema.json of the other side",
      "or by --schema."
    },
    footer = {
      "",
      "Examples:",
      "  semblance verify out/backfill served.jsonl --html parity.html",
      "  semblance verify out/backfill out/replay --from 2026-01-01 --to 2026-01-31 \\",
      "      --certificate parity.json",
      "  semblance verify out/fraud out/fraud --skew --left-range 2026-01-01..2026-01-31 \\",
      "      --right-range 2026-02-01..2026-02-28 --html skew.html",
      "",
      "Exit codes: 0 equal (with --skew: no index above --max-psi); 1 something differs; 2 the",
      "command line is wrong; 3 data or environment; 130 interrupted."
    })
final class VerifyCommand extends SubCommand {
  @Mixin private RangeOptions triggers;

  @Parameters(index = "0", paramLabel = "LEFT", description = "A set of vectors.")
  private String left;

  @Parameters(index = "1", paramLabel = "RIGHT", description = "Another.")
  private String right;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      order = 1,
      description = "The _schema.json that describes a side that has none.")
  private Optional<String> schema = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      order = 2,
      description = "Compare these columns alone.")
  private List<String> columns = List.of();

  @Option(
      names = "--rejections",
      paramLabel = "FILE",
      order = 5,
      description =
          "JSON lines with reason, event and id of what serving turned away; they explain rows.")
  private Optional<String> rejections = Optional.empty();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10",
      order = 6,
      description = "How many of the first differing rows to show (default: 10).")
  private int rows;

  @Option(
      names = "--skew",
      order = 7,
      description = "Compare distributions instead; ids need not match.")
  private boolean skew;

  @Option(
      names = "--left-range",
      paramLabel = "FROM..TO",
      order = 8,
      description = "With --skew: the triggers of LEFT; either end may be left out.")
  private Optional<String> leftRange = Optional.empty();

  @Option(
      names = "--right-range",
      paramLabel = "FROM..TO",
      order = 9,
      description = "With --skew: the triggers of RIGHT.")
  private Optional<String> rightRange = Optional.empty();

  @Option(
      names = "--max-psi",
      paramLabel = "X",
      order = 10,
      description = "With --skew: end with 1 if a column's stability index is above X.")
  private Optional<Double> maxPsi = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      order = 11,
      description = "Write the report for programs.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      order = 12,
      description = "Write the report as one page.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      order = 13,
      description = "Write what was compared with what result; the same data gives the same file.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--master",
      paramLabel = "URL",
      order = 14,
      description = "The Spark cluster. Default: all cores of this machine.")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      order = 15,
      description = "A setting of Spark; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-q", "--quiet"},
      order = 16,
      description = "Say nothing; the exit code tells.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (rows < 0) {
      throw CommandFailure.usage("--rows needs a number of rows, not " + rows);
    }
    if (skew) {
      refuse(rejections, "--rejections", "with --skew");
      refuse(certificate, "--certificate", "with --skew");
    } else {
      refuse(leftRange, "--left-range", "without --skew");
      refuse(rightRange, "--right-range", "without --skew");
      refuse(maxPsi, "--max-psi", "without --skew");
    }
    TriggerRange range = triggers.range();
    VectorPlace leftPlace = place(left, leftRange, "--left-range", range);
    VectorPlace rightPlace = place(right, rightRange, "--right-range", range);
    if (debug()) {
      LogLevel.warn();
    }
    master.ifPresent(url -> settings.put("spark.master", url));
    Verify verify =
        new Verify(console(), settings, new Verify.Outputs(json, html, certificate), quiet);
    boolean fine =
        skew
            ? verify.skew(leftPlace, rightPlace, columns, limit())
            : verify.compare(new VerifyRequest(leftPlace, rightPlace, columns, rejections, rows));
    return fine ? ExitCode.DONE : ExitCode.DEFINITIONS;
  }

  private OptionalDouble limit() {
    return maxPsi.isPresent() ? OptionalDouble.of(maxPsi.get()) : OptionalDouble.empty();
  }

  private static void refuse(Optional<?> value, String option, String when) {
    if (value.isPresent()) {
      throw CommandFailure.usage(option + " has no meaning " + when);
    }
  }

  private VectorPlace place(String path, Optional<String> own, String option, TriggerRange common) {
    TriggerRange range = own.map(text -> parse(option, text)).orElse(common);
    return new VectorPlace(
        path, schema, range.from().orElse(Long.MIN_VALUE), range.end().orElse(Long.MAX_VALUE));
  }

  private static TriggerRange parse(String option, String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      throw CommandFailure.usage(
          option + " needs a range such as 2026-01-01..2026-01-31, not '" + text + "'");
    }
    return TriggerRange.of(given(text.substring(0, dots)), given(text.substring(dots + 2)));
  }

  private static Optional<String> given(String end) {
    return end.isEmpty() ? Optional.empty() : Optional.of(end);
  }
}
