package dev.semblance.cli;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.Explainer;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.why.Occurrence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trigger as named on the command line.
 *
 * @param texts its id: one text, its parts with commas between them, or {@code field=value} each
 * @param time of the trigger, where the id alone does not tell
 */
record WhyTrigger(List<String> texts, Optional<TimeBound> time) {
  private static final int MOST_TIMES = 5;

  /**
   * The one event that is meant.
   *
   * @throws CommandFailure if the events have none, or several
   */
  Event in(EventSchema schema, List<Event> events) {
    List<String> wanted = parts(schema);
    Map<Event, Occurrence> named = new LinkedHashMap<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Event event : events) {
      Occurrence occurrence = Explainer.occurrence(schema, event);
      List<String> id = occurrence.id().stream().map(WhyValues::raw).toList();
      if (id.equals(wanted)) {
        named.put(event, occurrence);
      } else {
        ids.add(String.join(",", id));
      }
    }
    if (named.isEmpty()) {
      String text = String.join(",", wanted);
      throw CommandFailure.environment(
          "there is no %s with the id '%s'%s"
              .formatted(
                  schema.name(),
                  text,
                  NearNames.advice(text, "there are", ids).map(a -> "; " + a).orElse("")));
    }
    return only(schema, String.join(",", wanted), named);
  }

  private List<String> parts(EventSchema schema) {
    List<String> names = schema.idColumns();
    Map<String, String> byName = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals > 0 && names.contains(text.substring(0, equals))) {
        byName.put(text.substring(0, equals), text.substring(equals + 1));
      }
    }
    if (byName.size() == names.size() && texts.size() == names.size()) {
      return names.stream().map(byName::get).toList();
    }
    List<String> parts =
        names.size() == 1 ? texts : List.of(String.join(",", texts).split(",", -1));
    if (parts.size() != names.size()) {
      throw CommandFailure.usage(
          "the id of %s is %s: name it as --trigger %s"
              .formatted(
                  schema.name(),
                  String.join(", ", names),
                  names.size() == 1
                      ? "VALUE"
                      : names.stream().map(part -> "VALUE").collect(Collectors.joining(","))
                          + ", or "
                          + names.stream()
                              .map(part -> "--trigger " + part + "=VALUE")
                              .collect(Collectors.joining(" "))));
    }
    return parts;
  }

  private Event only(EventSchema schema, String id, Map<Event, Occurrence> named) {
    // One event, however often it was delivered: when it arrived is no part of what it is.
    Map<Map<String, Object>, Event> different = new LinkedHashMap<>();
    named.forEach(
        (event, occurrence) -> {
          if (isAtTime(occurrence)) {
            different.putIfAbsent(content(schema, event), event);
          }
        });
    if (different.size() == 1) {
      return different.values().iterator().next();
    }
    String times =
        named.values().stream()
            .map(occurrence -> WhyValues.instant(occurrence.time()))
            .distinct()
            .limit(MOST_TIMES)
            .collect(Collectors.joining(", "));
    if (different.isEmpty()) {
      throw CommandFailure.environment(
          "no %s with the id '%s' happened at that time, but at %s"
              .formatted(schema.name(), id, times));
    }
    boolean alike =
        different.values().stream().map(e -> e.get(schema.timeField())).distinct().count() == 1;
    throw alike
        ? CommandFailure.environment(
            "several events %s with the id '%s' differ in content, but not in time"
                .formatted(schema.name(), id))
        : CommandFailure.usage(
            "several events %s have the id '%s': choose one with --time, of %s"
                .formatted(schema.name(), id, times));
  }

  private boolean isAtTime(Occurrence occurrence) {
    if (time.isEmpty()) {
      return true;
    }
    TimeBound bound = time.get();
    return bound.wholeDay()
        ? occurrence.time() >= bound.firstMicros() && occurrence.time() < bound.endMicros()
        : occurrence.time() == bound.firstMicros();
  }

  private static Map<String, Object> content(EventSchema schema, Event event) {
    Map<String, Object> content = new LinkedHashMap<>(event.fields());
    schema.arrivalField().ifPresent(content::remove);
    return content;
  }
}
