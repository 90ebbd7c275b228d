package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.RowLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Feeds rows to a {@link StageFold} the way an engine does, and collects what comes out. */
final class StageRun {

  /**
   * Every event of these tests has the same columns.
   *
   * @param card a key, may be null
   * @param shop another key, may be null
   */
  record Row(
      String event, long time, String id, String card, String shop, Long x, String s, Boolean ok) {

    Object value(String column) {
      return switch (column) {
        case "card" -> card;
        case "shop" -> shop;
        case "x" -> x;
        case "s" -> s;
        case "ok" -> ok;
        default -> throw new IllegalArgumentException(column);
      };
    }

    Object value(ScalarExpression column) {
      return value(((Column) column).name());
    }

    byte[] identity() {
      return (id + '\0' + this).getBytes(StandardCharsets.UTF_8);
    }
  }

  static final Column CARD = new Column("card", Type.STRING, true);
  static final Column SHOP = new Column("shop", Type.STRING, true);
  static final Column X = new Column("x", Type.INT, true);
  static final Column S = new Column("s", Type.STRING, true);
  static final Column OK = new Column("ok", Type.BOOL, true);

  static final RowLayout LAYOUT =
      new RowLayout(
          List.of(CARD, SHOP, X, S, OK).stream()
              .map(column -> new RowLayout.Column(column.name(), column.type()))
              .toList());

  private record Fed(String key, int input, Row row) {}

  /**
   * A subject row that came out, and the columns it gained; null for one dropped as a duplicate.
   */
  record Result(Row row, Map<String, Object> added) {}

  private final Stage stage;
  private final List<StageInput> inputs;
  private final BooleanSupplier cut;
  private final BooleanSupplier save;
  private final List<Result> results = new ArrayList<>();
  private final List<Row> subjects = new ArrayList<>();
  private StageFold fold;

  private StageRun(Stage stage, BooleanSupplier cut, BooleanSupplier save) {
    this.stage = stage;
    this.inputs = StageInput.of(stage);
    this.cut = cut;
    this.save = save;
    this.fold = newFold();
  }

  private StageFold newFold() {
    return new StageFold(stage, inputs.stream().map(input -> LAYOUT).toList());
  }

  /** All rows in one batch. */
  static List<Result> of(Stage stage, List<Row> rows) {
    return of(stage, rows, () -> false, () -> false);
  }

  /**
   * @param cut asked at each place where a batch may end
   * @param save asked where a batch has ended within an entity: whether to go on from saved bytes
   */
  static List<Result> of(Stage stage, List<Row> rows, BooleanSupplier cut, BooleanSupplier save) {
    StageRun run = new StageRun(stage, cut, save);
    run.feed(run.sorted(rows));
    return run.results;
  }

  static int[] duplicates(Stage stage, List<Row> rows) {
    StageRun run = new StageRun(stage, () -> false, () -> false);
    run.feed(run.sorted(rows));
    return java.util.stream.IntStream.range(0, run.inputs.size())
        .map(input -> (int) run.fold.duplicates(input))
        .toArray();
  }

  private List<Fed> sorted(List<Row> rows) {
    List<Fed> fed = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      for (Row row : rows) {
        if (row.event().equals(inputs.get(input).event())) {
          fed.add(new Fed((String) row.value(inputs.get(input).key().get(0)), input, row));
        }
      }
    }
    fed.sort(
        Comparator.comparing(Fed::key, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(one -> one.row().time())
            .thenComparing(Fed::input)
            .thenComparing(one -> one.row().identity(), Arrays::compareUnsigned));
    return fed;
  }

  private void feed(List<Fed> fed) {
    Fed before = null;
    for (Fed next : fed) {
      boolean newEntity = before == null || isNewEntity(before, next);
      boolean newInstant = newEntity || before.row().time() != next.row().time();
      if (before != null && newInstant && cut.getAsBoolean()) {
        process();
        if (!newEntity && save.getAsBoolean()) {
          byte[] state = fold.saveEntity();
          fold = newFold();
          fold.loadEntity(state);
        }
      }
      add(next, newEntity);
      before = next;
    }
    process();
  }

  private static boolean isNewEntity(Fed before, Fed next) {
    if (next.key() == null) {
      return before.key() != null || !Arrays.equals(before.row().identity(), next.row().identity());
    }
    return !next.key().equals(before.key());
  }

  private void add(Fed fed, boolean newEntity) {
    Row row = fed.row();
    int index = fold.add(fed.input(), newEntity, fed.key() != null, row.time(), row.identity());
    for (int i = 0; i < LAYOUT.size(); i++) {
      String column = LAYOUT.columns().get(i).name();
      fold.batch(fed.input()).vector(i).setValue(index, row.value(column));
    }
    if (inputs.get(fed.input()).subject()) {
      subjects.add(row);
    }
  }

  private void process() {
    fold.process();
    for (int row = 0; row < subjects.size(); row++) {
      results.add(new Result(subjects.get(row), fold.isDuplicate(row) ? null : added(row)));
    }
    subjects.clear();
    fold.clear();
  }

  private Map<String, Object> added(int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RowLayout.Column column : fold.addedLayout().columns()) {
      values.put(column.name(), fold.added().vector(column.name()).value(row));
    }
    return values;
  }
}
