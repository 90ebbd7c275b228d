package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.ArchiveDates;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.DateLayout;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges: which files they read, and that they hold the rows of a full run. */
class SparkBackfillRangesTest {
  private static final String CHARGES =
      """
      namespace shop
      event charge {
        id   : string     @id
        at   : timestamp  @time
        card : string
      }
      features activity v1 by card from charge {
        n    = count() over 2d
        near = count() over 1d
      }
      vector busy v1 on charge { activity.* }
      """;

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 20;

  /** Two days' windows before the 10th, and the 10th and 11th. */
  private static final int DAYS_NEEDED = 4;

  private static final long FROM = micros("2026-01-10T00:00:00Z");
  private static final long TO = micros("2026-01-12T00:00:00Z");

  private static final StructType COLUMNS =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("at", DataTypes.TimestampType)
          .add("card", DataTypes.StringType);

  @TempDir Path folder;

  /** How an archive's files are named; {@code %s} is a date. */
  private enum Layout {
    DATE("date=%tF/part.json", "-"),
    DT_WITH_PARTS("region=eu/dt=%tY%<tm%<td/hour=1/part.json", "-"),
    PATTERN("%tY/%<tm/%<td/part.json", "{yyyy}/{MM}/{dd}/*"),
    NAMES("log-%tY%<tm%<td-0.json", "log-{yyyy}{MM}{dd}-*");

    private final String path;
    private final String dates;

    Layout(String path, String dates) {
      this.path = path;
      this.dates = dates;
    }

    ArchiveDates dates() {
      return dates.equals("-")
          ? ArchiveDates.DIRECTORIES
          : new ArchiveDates(DateLayout.of(dates), 0);
    }
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }

  private static SparkSession spark() {
    return TestSpark.session();
  }

  /** Four charges a day, from midnight to just before the next. */
  private static List<Instant> timesOf(LocalDate date) {
    Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return List.of(
        start,
        start.plusSeconds(3600),
        start.plusSeconds(50_000),
        start.plusSeconds(86_399).plusNanos(999_999_000));
  }

  private Path json(String pathOfDate) throws IOException {
    Path archive = folder.resolve("archive");
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      StringBuilder lines = new StringBuilder();
      timesOf(date).forEach(time -> lines.append(line(time)));
      write(archive.resolve(String.format(pathOfDate, date)), lines.toString());
    }
    return archive;
  }

  private static String line(Instant time) {
    return "{\"id\": \"%s\", \"at\": \"%s\", \"card\": \"%d\"}%n"
        .formatted(time, time, time.getNano() % 2);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path parquet(String name, LocalDate date, List<Instant> times, String type)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    times.forEach(
        time -> rows.add(RowFactory.create(time.toString(), java.sql.Timestamp.from(time), "x")));
    Path written = folder.resolve("written");
    SparkSession own = spark().newSession();
    // Of moments that are 96 bits wide Parquet keeps no statistics.
    own.conf().set("spark.sql.parquet.outputTimestampType", type);
    own.createDataFrame(rows, COLUMNS)
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(written.toString());
    Path archive = folder.resolve("archive");
    Path file = archive.resolve(String.format(name, date));
    Files.createDirectories(file.getParent());
    try (var parts = Files.list(written)) {
      Files.move(
          parts.filter(p -> p.getFileName().toString().startsWith("part")).findFirst().get(), file);
    }
    return archive;
  }

  private BackfillRequest.Builder request(
      Path archive, RecordFormat format, ArchiveDates dates, String out) {
    Plan plan = TestPlans.plan(CHARGES);
    Archive files = new Archive(archive.toString(), format, CsvOptions.DEFAULTS, dates);
    return BackfillRequest.of(plan, folder.resolve(out).toString())
        .planHash("cafe")
        .source("charge", new EventSource.Files(EventBinding.ofArchive("charge", files)));
  }

  private static BackfillSummary run(BackfillRequest.Builder request) {
    return SparkBackfill.run(spark(), request.build(), ProgressListener.NONE);
  }

  private List<Row> rows(String out) {
    return spark()
        .read()
        .parquet(folder.resolve(out).toString())
        .where("at >= timestamp'2026-01-10 00:00:00Z' and at < timestamp'2026-01-12 00:00:00Z'")
        .orderBy("id")
        .collectAsList();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aRangeOpensOnlyTheDatesThatItNeedsAndEqualsTheFullRun(Layout layout) throws IOException {
    Path archive = json(layout.path);
    BackfillSummary full = run(request(archive, RecordFormat.JSON, layout.dates(), "full"));
    BackfillSummary range =
        run(request(archive, RecordFormat.JSON, layout.dates(), "range").from(FROM).to(TO));
    EventFigures all = full.read().get("charge");
    EventFigures some = range.read().get("charge");
    assertThat(rows("range")).hasSize(8).isEqualTo(rows("full"));
    assertThat(all.filesRead()).isEqualTo(DAYS);
    assertThat(all.bytesRead()).isEqualTo(all.bytes());
    assertThat(all.rows()).isEqualTo(DAYS * 4);
    assertThat(some)
        .isEqualTo(
            new EventFigures(
                DAYS, DAYS_NEEDED, all.bytes(), all.bytes() / DAYS * DAYS_NEEDED, 16, 0, ""));
  }

  @Test
  void aDateInTheArchivesOwnPathSaysNothingOfItsEvents() throws IOException {
    json("date=2020-05-05/date=%tF/part.json");
    Path archive = folder.resolve("archive/date=2020-05-05");

    EventFigures some =
        run(request(archive, RecordFormat.JSON, ArchiveDates.DIRECTORIES, "range")
                .from(FROM)
                .to(TO))
            .read()
            .get("charge");
    EventFigures all =
        run(request(archive, RecordFormat.JSON, ArchiveDates.DIRECTORIES, "all"))
            .read()
            .get("charge");

    assertThat(some.filesRead()).isEqualTo(DAYS_NEEDED);
    assertThat(all.rows()).isEqualTo(DAYS * 4);
    assertThat(all.misplaced()).isZero();
  }

  @Test
  void withoutDatesAllFilesAreRead() throws IOException {
    Path archive = json(Layout.DATE.path);
    BackfillSummary range =
        run(request(archive, RecordFormat.JSON, ArchiveDates.NONE, "range").from(FROM).to(TO));
    assertThat(range.read().get("charge").filesRead()).isEqualTo(DAYS);
  }

  @ParameterizedTest
  @CsvSource({"JSON, -, 6", "PARQUET, TIMESTAMP_MICROS, 3", "PARQUET, INT96, 6"})
  void anEventUnderAWrongDateEndsARangeAndIsWarnedOfInAFullRun(
      RecordFormat format, String timestamps, int readWithSlack) throws IOException {
    boolean isJson = format == RecordFormat.JSON;
    List<Instant> times = List.of(Instant.parse("2026-01-12T00:00:00Z"));
    Path archive = folder.resolve("archive");
    for (int day = 6; day <= 13; day++) {
      LocalDate date = LocalDate.of(2026, 1, day);
      if (isJson) {
        write(
            archive.resolve("date=" + date + "/part.json"),
            line(day == 11 ? times.get(0) : timesOf(date).get(0)));
      } else {
        parquet(
            "date=%tF/part.parquet",
            date, day == 11 ? times : timesOf(date).subList(0, 1), timestamps);
      }
    }
    BackfillSummary full = run(request(archive, format, ArchiveDates.DIRECTORIES, "full"));
    assertThat(full.read().get("charge").misplaced()).isOne();
    assertThat(full.read().get("charge").misplacedIn()).contains("date=2026-01-11");
    assertThatThrownBy(
            () ->
                run(request(archive, format, ArchiveDates.DIRECTORIES, "range").from(FROM).to(TO)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContainingAll(
            "date=2026-01-11/part", "2026-01-12T00:00:00Z", "`slack:`", "`dates: none`");
    ArchiveDates slack = new ArchiveDates(DateLayout.DIRECTORIES, 1_000_000);
    BackfillSummary mended = run(request(archive, format, slack, "range").from(FROM).to(TO));
    assertThat(mended.read().get("charge").filesRead()).isEqualTo(readWithSlack);
  }

  @Test
  void parquetFilesWithoutDatesAreLeftOutByTheirStatistics() throws IOException {
    Path archive = folder;
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      archive = parquet("part-" + day + ".parquet", date, timesOf(date), "TIMESTAMP_MICROS");
    }
    run(request(archive, RecordFormat.PARQUET, ArchiveDates.DIRECTORIES, "full"));
    BackfillSummary range =
        run(
            request(archive, RecordFormat.PARQUET, ArchiveDates.DIRECTORIES, "range")
                .from(FROM)
                .to(TO));
    EventFigures figures = range.read().get("charge");
    assertThat(rows("range")).hasSize(8).isEqualTo(rows("full"));
    assertThat(figures.filesRead()).isEqualTo(DAYS_NEEDED);
    assertThat(figures.rows()).isEqualTo(16);
    // The footers of all files, and the columns of the four.
    assertThat(figures.bytesRead()).isPositive();
  }

  @Test
  void aRangeWithoutFilesHasNoRows() throws IOException {
    Path archive = json(Layout.DATE.path);
    BackfillSummary range =
        run(
            request(archive, RecordFormat.JSON, ArchiveDates.DIRECTORIES, "range")
                .from(micros("2027-01-01T00:00:00Z")));
    assertThat(range.rows()).isZero();
    assertThat(range.read().get("charge").filesRead()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{yyyy}-{MM}-{dd}/*", "x/{yyyy}/{MM}/{dd}/*"})
  void aPatternThatFitsNoFileIsAnError(String pattern) throws IOException {
    Path archive = json(Layout.PATTERN.path);
    ArchiveDates dates = new ArchiveDates(DateLayout.of(pattern), 0);
    assertThatThrownBy(() -> run(request(archive, RecordFormat.JSON, dates, "out")))
        .isInstanceOf(BackfillException.class)
        .hasMessageContainingAll("dates: " + pattern, "2026/01/01/part.json");
  }
}
