package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nobody is told of what comes later, of what happens at once, or of what belongs to others. */
final class NoLeak {
  private static final long MINUTE = 60_000_000;

  private NoLeak() {}

  /** Whatever happens after an instant, even if it is told of before, earlier rows stay. */
  static void anotherFutureChangesNoRow(LawTrial trial) {
    Arrivals arrivals = trial.ample();
    long now = someTime(trial);
    List<Arrived> past =
        arrivals.inOrder().stream().filter(arrived -> trial.time(arrived) <= now).toList();
    List<Arrived> future = new ArrayList<>();
    for (Arrived other : trial.others()) {
      long later = Math.floorMod(trial.time(other), MINUTE) + 1;
      // At the end of all times there is no future.
      if (now + later > now) {
        future.add(at(trial, other, now + later));
      }
    }
    Arrivals changed = arrivals.with(trial.mixed(past, future));
    for (Plan plan : trial.plans()) {
      VectorSet before = trial.vectors(plan, arrivals).only(row -> row.time() <= now);
      VectorSet after = trial.vectors(plan, changed).only(row -> row.time() <= now);
      trial.assertSame("another future after " + now + " is seen", before, after);
    }
  }

  /** An event of a trigger's own instant is not seen by it, but for the right sides of joins. */
  static void anotherEventOfTheInstantChangesNoRow(LawTrial trial) {
    Arrivals arrivals = trial.ample();
    long now = someTime(trial);
    List<Arrived> added = trial.others().stream().map(other -> at(trial, other, now)).toList();
    Arrivals changed = arrivals.with(trial.mixed(arrivals.inOrder(), added));
    for (Plan plan : trial.plans()) {
      if (plan.stages().stream().allMatch(stage -> stage.subject().lookups().isEmpty())) {
        VectorSet before = trial.vectors(plan, arrivals).only(row -> row.time() <= now);
        Set<List<Object>> known = ids(before);
        VectorSet after =
            trial.vectors(plan, changed).only(row -> row.time() <= now && known.contains(row.id()));
        if (after.rows().size() == before.rows().size()) {
          // Else an event has been added that has the id of one that was there.
          trial.assertSame("another event at " + now + " is seen", before, after);
        }
      }
    }
  }

  /** Events of entities that no other event belongs to change no other row. */
  static void strangersChangeNoRow(LawTrial trial) {
    Arrivals arrivals = trial.arrivals();
    List<Arrived> strangers = trial.others().stream().map(other -> stranger(trial, other)).toList();
    Arrivals changed = arrivals.with(trial.mixed(arrivals.inOrder(), strangers));
    for (Plan plan : trial.plans()) {
      if (hasPlainKeys(plan)) {
        VectorSet before = trial.vectors(plan, arrivals);
        Set<List<Object>> known = ids(before);
        VectorSet after = trial.vectors(plan, changed).only(row -> known.contains(row.id()));
        trial.assertSame("strangers are seen", before, after);
      }
    }
  }

  /** Whatever comes later, of whatever time, what has been given was right. */
  static void whatComesLaterChangesNoRow(LawTrial trial) {
    List<Arrived> all = trial.arrivals().inOrder();
    int until = trial.random().nextInt(all.size() + 1);
    List<Arrived> before = all.subList(0, until);
    List<Arrived> otherEnd = new ArrayList<>(before);
    otherEnd.addAll(trial.others());
    for (Plan plan : trial.plans()) {
      VectorSet given = trial.vectors(plan, trial.arrivals().with(before));
      for (List<Arrived> longer : List.of(all, otherEnd)) {
        List<VectorRow> left =
            new ArrayList<>(trial.vectors(plan, trial.arrivals().with(longer)).rows());
        List<VectorRow> changed = given.rows().stream().filter(row -> !left.remove(row)).toList();
        assertThat(changed)
            .describedAs(() -> trial.text("what comes after " + until + " arrivals is seen"))
            .isEmpty();
        assertThat(left.stream().map(VectorRow::time).sorted().toList())
            .describedAs(() -> trial.text("rows of nothing that came after " + until))
            .isSubsetOf(longer.subList(until, longer.size()).stream().map(trial::time).toList());
      }
    }
  }

  private static long someTime(LawTrial trial) {
    List<Long> times =
        trial.arrivals().inOrder().stream().map(trial::time).distinct().sorted().toList();
    return times.isEmpty() ? 0 : times.get((int) Math.floorMod(trial.seed(), (long) times.size()));
  }

  private static Arrived at(LawTrial trial, Arrived arrived, long time) {
    return LawTrial.with(arrived, Map.of(trial.schema(arrived).timeField(), time));
  }

  private static Set<List<Object>> ids(VectorSet set) {
    return set.rows().stream().map(VectorRow::id).collect(Collectors.toSet());
  }

  /** Whether every key is some fields of text or whole numbers, which a stranger can have new. */
  private static boolean hasPlainKeys(Plan plan) {
    return plan.stages().stream()
        .flatMap(NoLeak::keys)
        .allMatch(
            part ->
                (part.type().is(Type.Kind.STRING) || part.type().is(Type.Kind.INT))
                    && isField(plan, part));
  }

  /** Whether it is a declared field, be it one that joins have found; and nothing computed. */
  private static boolean isField(Plan plan, ScalarExpression part) {
    if (!(part instanceof ScalarExpression.Column column)) {
      return false;
    }
    return plan.events().stream().anyMatch(event -> event.field(column.name()).isPresent())
        || plan.stages().stream()
            .flatMap(stage -> stage.subject().lookups().stream())
            .flatMap(lookup -> lookup.columns().stream())
            .filter(added -> added.name().equals(column.name()))
            .anyMatch(added -> isField(plan, added.expression()));
  }

  private static Stream<ScalarExpression> keys(Stage stage) {
    return Stream.concat(
        stage.subject().key().stream(),
        stage.sources().stream().flatMap(source -> source.key().stream()));
  }

  /** The event with texts and ints that occur nowhere else, its id among them. */
  private static Arrived stranger(LawTrial trial, Arrived arrived) {
    Map<String, Object> changes = new LinkedHashMap<>();
    int hash = arrived.event().hashCode();
    int number = 0;
    for (Field field : trial.schema(arrived).fields()) {
      if (field.type().is(Type.Kind.STRING)) {
        changes.put(field.name(), "stranger " + hash + number++);
      } else if (field.type().is(Type.Kind.INT)) {
        changes.put(field.name(), 5_000_000_000L + hash + number++);
      }
    }
    return LawTrial.with(arrived, changes);
  }
}
