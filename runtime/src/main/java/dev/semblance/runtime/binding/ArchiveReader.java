package dev.semblance.runtime.binding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an {@code archive} of a bindings file: a path, or a path with format and options. */
final class ArchiveReader {
  private static final Set<String> CSV_KEYS = Set.of("delimiter", "quote", "nulls", "header");
  private static final Set<String> KEYS =
      Set.of(
          "path", "format", "options", "dates", "slack", "delimiter", "quote", "nulls", "header");

  private final Path directory;

  ArchiveReader(Path directory) {
    this.directory = directory;
  }

  /**
   * @param event a mapping that has the key {@code archive}
   */
  Optional<Archive> read(YamlMapping event) {
    if (!event.isMapping("archive")) {
      return event
          .text("archive")
          .flatMap(
              path ->
                  archive(
                      event,
                      "archive",
                      path,
                      Optional.empty(),
                      CsvOptions.DEFAULTS,
                      ArchiveDates.DIRECTORIES));
    }
    YamlMapping archive = event.mapping("archive").orElseThrow();
    archive.allowOnly(KEYS);
    if (!archive.has("path")) {
      archive.report("path", "the archive has no path", "add `path:`");
    }
    Optional<RecordFormat> format =
        EventBindingReader.formatOf(archive, EnumSet.allOf(RecordFormat.class));
    if (archive.has("format") && format.isEmpty()) {
      return Optional.empty();
    }
    CsvOptions csv = csvOptions(archive);
    ArchiveDates dates = dates(archive);
    Optional<Archive> read =
        archive.text("path").flatMap(path -> archive(archive, "path", path, format, csv, dates));
    read.ifPresent(found -> refuseCsvOptionsOf(found, archive));
    return read;
  }

  private Optional<Archive> archive(
      YamlMapping yaml,
      String key,
      String text,
      Optional<RecordFormat> given,
      CsvOptions csv,
      ArchiveDates dates) {
    String path;
    try {
      path = ArchivePath.resolve(text, directory);
    } catch (IllegalArgumentException e) {
      yaml.report(key, e.getMessage(), "");
      return Optional.empty();
    }
    Optional<String> compression = ArchivePath.unreadableCompression(path);
    if (compression.isPresent()) {
      yaml.report(
          key,
          "." + compression.get() + " files cannot be read",
          "compress with gzip, or not at all");
      return Optional.empty();
    }
    Optional<RecordFormat> format =
        given.or(() -> ArchivePath.formatOf(path)).or(() -> formatOfDirectory(path));
    if (format.isEmpty()) {
      yaml.report(
          key,
          "the name does not tell the format",
          "write { path: ..., format: parquet | json | csv | avro }");
    }
    return format.map(known -> new Archive(path, known, csv, dates));
  }

  private static ArchiveDates dates(YamlMapping archive) {
    DateLayout layout =
        archive.text("dates").map(text -> layout(archive, text)).orElse(DateLayout.DIRECTORIES);
    long slack = archive.text("slack").map(text -> slack(archive, text)).orElse(0L);
    if (layout.isNone() && archive.has("slack")) {
      archive.report("slack", "slack is about dates, and there are none", "leave it out");
    }
    return new ArchiveDates(layout, slack);
  }

  private static DateLayout layout(YamlMapping archive, String text) {
    if (text.equals(DateLayout.NONE.toString())) {
      return DateLayout.NONE;
    }
    try {
      return DateLayout.of(text);
    } catch (IllegalArgumentException e) {
      archive.report(
          "dates",
          "the pattern `" + text + "` does not work: " + e.getMessage(),
          "for example \"{yyyy}/{MM}/{dd}/*\" or \"*-{yyyy}{MM}{dd}.json\"; or none");
      return DateLayout.NONE;
    }
  }

  private static long slack(YamlMapping archive, String text) {
    Optional<Long> micros = LatenessText.micros(text);
    if (micros.isEmpty()) {
      archive.report("slack", "not a duration: `" + text + "`", "for example 30s, 10m, 2h or 1d");
    }
    return micros.orElse(0L);
  }

  private static Optional<RecordFormat> formatOfDirectory(String path) {
    boolean isDirectory = !ArchivePath.hasScheme(path) && Files.isDirectory(Path.of(path));
    return isDirectory ? Optional.of(RecordFormat.PARQUET) : Optional.empty();
  }

  private static void refuseCsvOptionsOf(Archive archive, YamlMapping yaml) {
    if (archive.format() == RecordFormat.CSV) {
      return;
    }
    for (String key : CSV_KEYS) {
      if (yaml.has(key)) {
        yaml.report(key, "only CSV has this option, and the format is " + archive.format(), "");
      }
    }
    yaml.mapping("options").ifPresent(options -> refuseCsvOptionsOf(archive, options));
  }

  /** CSV options stand in {@code options}, or beside the path. */
  private static CsvOptions csvOptions(YamlMapping archive) {
    Optional<YamlMapping> options = archive.mapping("options");
    options.ifPresent(mapping -> mapping.allowOnly(CSV_KEYS));
    return options
        .map(mapping -> csvOptions(mapping, csvOptions(archive, CsvOptions.DEFAULTS)))
        .orElseGet(() -> csvOptions(archive, CsvOptions.DEFAULTS));
  }

  private static CsvOptions csvOptions(YamlMapping yaml, CsvOptions before) {
    char delimiter = character(yaml, "delimiter", before.delimiter());
    char quote = character(yaml, "quote", before.quote());
    List<String> nulls = yaml.texts("nulls").orElse(before.nulls());
    List<String> header = yaml.texts("header").orElse(before.header());
    if (delimiter == quote) {
      yaml.report("delimiter", "the delimiter is the quote", "");
    }
    return new CsvOptions(delimiter, quote, nulls, header);
  }

  private static char character(YamlMapping yaml, String key, char before) {
    Optional<String> text = yaml.text(key);
    if (text.isEmpty()) {
      return before;
    }
    String value = text.get().equals("\\t") ? "\t" : text.get();
    boolean usable = value.length() == 1 && value.charAt(0) < 0x80 && "\r\n".indexOf(value) < 0;
    if (!usable) {
      yaml.report(key, "expected one ASCII character, found `" + value + "`", "");
      return before;
    }
    return value.charAt(0);
  }
}
