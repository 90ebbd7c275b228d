package dev.semblance.cli.schema;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.binding.EpochUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the time and the id of an event, and the ints that are moments; says what it guessed. */
final class Identity {
  private final String event;
  private final List<DraftField> leaves;
  private final Map<String, EpochUnit> units = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final DraftField time;
  private final List<DraftField> id;

  /**
   * @param event its name in the language
   * @throws IllegalArgumentException if there is no time, or a wish names no field
   */
  Identity(String event, List<DraftField> leaves, ImportWish wish) {
    this.event = event;
    this.leaves = leaves;
    for (DraftField leaf : leaves) {
      if (isKind(leaf, Kind.INT) && Moments.rank(leaf.name()).isPresent()) {
        leaf.unit().ifPresent(unit -> units.put(leaf.path(), unit));
      }
    }
    this.time = wish.time().map(this::wishedTime).orElseGet(this::likelyTime);
    this.id = wish.id().isEmpty() ? likelyId() : wish.id().stream().map(this::named).toList();
  }

  DraftField time() {
    return time;
  }

  List<DraftField> id() {
    return id;
  }

  /** The units of numbers that are declared as timestamps, by path. */
  Map<String, EpochUnit> units() {
    return units;
  }

  List<String> notes() {
    return notes;
  }

  private static boolean isKind(DraftField leaf, Kind kind) {
    return leaf.value().map(value -> value.type().is(kind)).orElse(false);
  }

  private DraftField named(String wished) {
    return leaves.stream()
        .filter(leaf -> leaf.path().equals(wished) || leaf.source().equals(wished))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no field `%s` that can be declared".formatted(wished)
                        + NearNames.advice(wished, "there are", paths())
                            .map(advice -> "; " + advice)
                            .orElse("")));
  }

  private List<String> paths() {
    return leaves.stream().map(DraftField::path).toList();
  }

  private DraftField wishedTime(String wished) {
    DraftField field = named(wished);
    Type type = field.value().orElseThrow().type();
    if (type.is(Kind.INT)) {
      EpochUnit unit = field.unit().orElse(EpochUnit.MS);
      if (field.unit().isEmpty()) {
        notes.add("nothing tells the unit of `%s`: `ms` is a guess".formatted(field.path()));
      }
      units.put(field.path(), unit);
    } else if (type.is(Kind.STRING)) {
      notes.add(
          "`%s` is text that is not ISO-8601: give its `pattern` in the bindings' `time`"
              .formatted(field.path()));
    } else if (!type.is(Kind.TIMESTAMP)) {
      throw new IllegalArgumentException(
          "`%s` is %s, and no time can be read from that".formatted(wished, type));
    }
    return field;
  }

  private DraftField likelyTime() {
    List<DraftField> moments =
        leaves.stream()
            .filter(leaf -> isKind(leaf, Kind.TIMESTAMP) || units.containsKey(leaf.path()))
            .toList();
    Comparator<DraftField> likelier =
        Comparator.comparing((DraftField leaf) -> leaf.found().nullable())
            .thenComparing(leaf -> Moments.rank(leaf.name()).orElse(Integer.MAX_VALUE))
            .thenComparing(leaf -> leaf.path().chars().filter(c -> c == '.').count());
    DraftField likely =
        moments.stream()
            .min(likelier)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no field of `%s` looks like its time: name it with --time FIELD, one of %s"
                            .formatted(event, NearNames.listed(paths()))));
    notes.add(
        "`%s` is taken for the time%s"
            .formatted(
                likely.path(),
                moments.size() > 1
                    ? ", of " + NearNames.listed(moments.stream().map(DraftField::path).toList())
                    : ""));
    return likely;
  }

  /** A field whose name can hardly mean anything else: a wrong id is worse than none. */
  private List<DraftField> likelyId() {
    List<String> names =
        List.of("id", event + "_id", "event_id", "uuid", "event_uuid", "message_id");
    Optional<DraftField> likely =
        leaves.stream()
            .filter(leaf -> isKind(leaf, Kind.STRING) || isKind(leaf, Kind.INT))
            .filter(leaf -> !leaf.equals(time) && names.contains(leaf.path()))
            .min(Comparator.comparingInt(leaf -> names.indexOf(leaf.path())));
    notes.add(
        likely
            .map(leaf -> "`%s` is taken for the id".formatted(leaf.path()))
            .orElse("no field looks like the id: all fields together are it, or --id FIELD"));
    return likely.stream().toList();
  }
}
