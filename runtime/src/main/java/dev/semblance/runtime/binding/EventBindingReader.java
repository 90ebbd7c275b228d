package dev.semblance.runtime.binding;

import dev.semblance.compiler.analysis.NearNames;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a bindings file says about one event. */
final class EventBindingReader {
  private static final Set<String> EVENT_KEYS =
      Set.of("archive", "topic", "columns", "time", "fields", "lateness");
  private static final Set<String> TIME_KEYS = Set.of("unit", "pattern", "zone");

  private final Path directory;

  /**
   * @param directory that relative paths start from
   */
  EventBindingReader(Path directory) {
    this.directory = directory;
  }

  /**
   * What is wrong is reported through {@code yaml}; the binding then has a default in its place.
   */
  EventBinding read(String event, YamlMapping yaml) {
    yaml.allowOnly(EVENT_KEYS);
    if (!yaml.has("archive") && !yaml.has("topic")) {
      yaml.report(
          "", "neither an archive nor a topic", "add `archive:` with the path of its files");
    }
    return new EventBinding(
        event,
        yaml.has("archive") ? new ArchiveReader(directory).read(yaml).orElse(null) : null,
        yaml.has("topic") ? new TopicReader(directory).read(yaml).orElse(null) : null,
        columns(yaml),
        yaml.mapping("time").map(EventBindingReader::timeFormat).orElse(TimeFormat.ISO),
        fields(yaml),
        yaml.text("lateness").map(text -> lateness(yaml, text)).orElse(0L));
  }

  /** The format that a mapping's {@code format} key names, if it is one of {@code allowed}. */
  static Optional<RecordFormat> formatOf(YamlMapping yaml, Set<RecordFormat> allowed) {
    Optional<String> text = yaml.text("format");
    Optional<RecordFormat> format = text.flatMap(RecordFormat::named).filter(allowed::contains);
    if (text.isPresent() && format.isEmpty()) {
      List<String> names =
          Stream.of(RecordFormat.values())
              .filter(allowed::contains)
              .map(RecordFormat::toString)
              .toList();
      yaml.report(
          "format",
          "unknown format `" + text.get() + "`",
          NearNames.advice(text.get(), "formats", names).orElse(""));
    }
    return format;
  }

  private static Map<String, String> columns(YamlMapping yaml) {
    Map<String, String> columns = new HashMap<>();
    yaml.mapping("columns").ifPresent(mapping -> mapping.forEachText(columns::put));
    return columns;
  }

  private static Map<String, TimeFormat> fields(YamlMapping yaml) {
    Map<String, TimeFormat> fields = new HashMap<>();
    yaml.mapping("fields")
        .ifPresent(
            mapping ->
                mapping.forEachMapping((field, time) -> fields.put(field, timeFormat(time))));
    return fields;
  }

  private static TimeFormat timeFormat(YamlMapping yaml) {
    yaml.allowOnly(TIME_KEYS);
    EpochUnit unit = yaml.text("unit").map(text -> unit(yaml, text)).orElse(null);
    String pattern = yaml.text("pattern").map(text -> pattern(yaml, text)).orElse(null);
    String zone = yaml.text("zone").map(text -> zone(yaml, text)).orElse("UTC");
    if (yaml.has("unit") && yaml.has("pattern")) {
      yaml.report("unit", "a number has no pattern", "leave out `unit`, or else `pattern`");
    } else if (yaml.has("unit") && yaml.has("zone")) {
      yaml.report("zone", "a number has no zone: it counts from 1970 in UTC", "leave out `zone`");
    }
    return new TimeFormat(unit, pattern, zone);
  }

  private static EpochUnit unit(YamlMapping yaml, String text) {
    Optional<EpochUnit> unit = EpochUnit.named(text);
    if (unit.isEmpty()) {
      yaml.report("unit", "unknown unit `" + text + "`", "units are s, ms, us and ns");
    }
    return unit.orElse(null);
  }

  private static String pattern(YamlMapping yaml, String text) {
    try {
      TimePattern.of(text);
    } catch (IllegalArgumentException e) {
      yaml.report(
          "pattern",
          "the pattern `" + text + "` does not work: " + e.getMessage(),
          "for example yyyy-MM-dd HH:mm:ss");
    }
    return text;
  }

  private static String zone(YamlMapping yaml, String text) {
    try {
      ZoneId.of(text);
      return text;
    } catch (DateTimeException e) {
      yaml.report("zone", "unknown time zone `" + text + "`", "for example Europe/Paris or +01:00");
      return "UTC";
    }
  }

  private static Long lateness(YamlMapping yaml, String text) {
    Optional<Long> micros = LatenessText.micros(text);
    if (micros.isEmpty()) {
      yaml.report("lateness", "not a duration: `" + text + "`", "for example 30s, 10m, 2h or 1d");
    }
    return micros.orElse(0L);
  }
}
