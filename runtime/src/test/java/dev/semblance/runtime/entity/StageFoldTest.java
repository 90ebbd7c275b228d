package dev.semblance.runtime.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.KeyPart;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.plan.Stage.Subject;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.StageRun.Result;
import dev.semblance.runtime.entity.StageRun.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small stages whose values a person can check by hand. */
class StageFoldTest {

  static final List<Window> ALL_AND_SOME =
      List.of(new Window.AllHistory(), new Window.Trailing(100, 0), new Window.LastEvents(3));

  /**
   * Charges of one card at the times given, all counted. What each sees is listed newest first,
   * each event by its time; a charge sees itself unless the window ends before it.
   */
  static Stream<Arguments> windows() {
    return Stream.of(
        // An event exactly as old as the window is long is in; one microsecond older is out.
        Arguments.of(new Window.Trailing(3, 0), "0 1 3 4", "0 | 1 0 | 3 1 0 | 4 3 1"),
        Arguments.of(new Window.Trailing(3, 0), "5 6 20", "5 | 6 5 | 20"),
        // From 5 before up to, but without, 2 before.
        Arguments.of(new Window.Trailing(3, 2), "0 1 2 3 5 6", " | | | 0 | 2 1 0 | 3 2 1"),
        Arguments.of(
            new Window.Trailing(Long.MAX_VALUE, Long.MAX_VALUE),
            Long.MIN_VALUE + " 0",
            " | " + Long.MIN_VALUE),
        Arguments.of(new Window.Trailing(1, 0), Long.MIN_VALUE + " 7", Long.MIN_VALUE + " | 7"),
        // The far edge of 9 - 4 = 5 is 5, and so is that of 13 - 4 = 9; that of 14 - 4 is 10.
        Arguments.of(new Window.Stepped(4, 5), "4 5 9 13 14", "4 | 5 4 | 9 5 | 13 9 5 | 14 13"),
        // Down, not towards zero: -6 - 1 = -7 gives -10, and -3 - 1 = -4 gives -5.
        Arguments.of(new Window.Stepped(1, 5), "-11 -10 -6 -3", "-11 | -10 -11 | -6 -10 | -3"),
        Arguments.of(
            new Window.Stepped(1, 1000),
            Long.MIN_VALUE + " " + (Long.MIN_VALUE + 2),
            Long.MIN_VALUE + " | " + (Long.MIN_VALUE + 2) + " " + Long.MIN_VALUE),
        Arguments.of(new Window.LastEvents(3), "0 1 2 3", "0 | 1 0 | 2 1 0 | 3 2 1"),
        Arguments.of(new Window.LastEvents(1), "0 1", "0 | 1"),
        // A gap of 3 ends a session, one of 2 does not.
        Arguments.of(new Window.Session(3), "0 2 4 7 9", "0 | 2 0 | 4 2 0 | 7 | 9 7"),
        Arguments.of(
            new Window.Session(Long.MAX_VALUE),
            Long.MIN_VALUE + " " + Long.MAX_VALUE,
            Long.MIN_VALUE + " | " + Long.MAX_VALUE),
        Arguments.of(new Window.AllHistory(), "-9 0 9", "-9 | 0 -9 | 9 0 -9"));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void coversWhatTheWindowSays(Window window, String times, String expected) {
    List<Row> rows = new ArrayList<>();
    for (String time : times.split(" ")) {
      rows.add(charge(Long.parseLong(time), "c" + rows.size()).x(Long.parseLong(time)).row());
    }
    Stage stage = counting(charges(newest(window)));
    String seen =
        StageRun.of(stage, rows).stream()
            .map(result -> text(result.added().get("seen")))
            .collect(Collectors.joining("|"));
    assertThat(seen.replace(" ", "")).isEqualTo(expected.replace(" ", ""));
  }

  private static String text(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void noEventOfTheSameInstantIsSeenButTheTriggerItself() {
    List<Row> rows =
        List.of(
            charge(1, "a").x(1).row(),
            charge(5, "b").x(2).row(),
            charge(5, "c").x(3).row(),
            charge(6, "d").x(4).row());
    Stage stage = counting(charges(newest(new Window.AllHistory())));
    assertThat(seen(stage, rows))
        .containsEntry("b", List.of(2L, 1L))
        .containsEntry("c", List.of(3L, 1L))
        .containsEntry("d", List.of(4L, 3L, 2L, 1L));
  }

  @Test
  void priorLeavesTheTriggerOutAndItsPlaceToAnother() {
    List<Row> rows =
        List.of(charge(1, "a").x(1).row(), charge(2, "b").x(2).row(), charge(3, "c").x(3).row());
    Stage stage = counting(charges(prior(newest(new Window.LastEvents(2)))));
    assertThat(seen(stage, rows))
        .containsEntry("a", List.of())
        .containsEntry("b", List.of(1L))
        .containsEntry("c", List.of(2L, 1L));
  }

  @Test
  void aTriggerThatTheFilterKeepsOutCountsNoLessOfTheOthers() {
    List<Row> rows =
        List.of(
            charge(1, "a").x(1).row(),
            charge(2, "b").x(2).row(),
            charge(3, "c").x(3).ok(false).row(),
            charge(4, "d").x(4).ok(null).row(),
            charge(5, "e").x(5).row());
    Aggregate aggregate = where(newest(new Window.LastEvents(2)), StageRun.OK);
    assertThat(seen(counting(charges(aggregate)), rows))
        .containsEntry("c", List.of(2L, 1L))
        .containsEntry("d", List.of(2L, 1L))
        .containsEntry("e", List.of(5L, 2L));
  }

  @Test
  void sessionsCountOnlyWhatPassesTheFilter() {
    List<Row> rows =
        List.of(
            charge(0, "a").x(0).row(),
            charge(2, "b").x(2).ok(false).row(),
            charge(4, "c").x(4).row());
    Aggregate aggregate = where(newest(new Window.Session(3)), StageRun.OK);
    assertThat(seen(counting(charges(aggregate)), rows))
        .containsEntry("b", List.of(0L))
        .containsEntry("c", List.of(4L));
  }

  @Test
  void aTriggerCountsItselfOnlyUnderItsOwnKey() {
    // Charges by shop, seen from a card: "b" is a charge at a shop named like its card.
    List<Row> rows =
        List.of(
            charge(1, "a").card("A").shop("S").x(1).row(),
            charge(2, "b").card("S").shop("S").x(2).row(),
            charge(3, "c").card("S").shop("A").x(3).row());
    Source byShop =
        new Source(
            "charge",
            List.of(StageRun.SHOP),
            Optional.empty(),
            Optional.empty(),
            List.of(newest(new Window.AllHistory())));
    assertThat(seen(counting(byShop), rows))
        .containsEntry("a", List.of())
        .containsEntry("b", List.of(2L, 1L))
        .containsEntry("c", List.of(2L, 1L));
  }

  @Test
  void anotherEventOfTheSameIdIsNotTheTrigger() {
    List<Row> rows = List.of(login(1, "a").x(1).row(), charge(1, "a").x(2).row());
    Source logins =
        new Source(
            "login",
            List.of(StageRun.CARD),
            Optional.empty(),
            Optional.empty(),
            List.of(newest(new Window.AllHistory())));
    assertThat(seen(counting(logins), rows)).containsEntry("a", List.of());
  }

  @Test
  void aNullKeyIsNobody() {
    List<Row> rows =
        List.of(
            charge(1, "a").card(null).x(1).row(),
            charge(2, "b").card(null).x(2).row(),
            charge(3, "c").x(3).row());
    Stage stage =
        stage(
            Optional.empty(),
            List.of(lookup(OptionalLong.empty())),
            charges(newest(new Window.AllHistory())));
    Map<String, Result> results = results(stage, rows);
    assertThat(results.get("b").added())
        .containsEntry("found", false)
        .containsEntry("found.x", null)
        .containsEntry("seen", null);
    assertThat(results.get("c").added()).containsEntry("seen", List.of(3L));
  }

  @Test
  void rowsThatFailTheSubjectsConditionAreCountedButNotAnswered() {
    List<Row> rows =
        List.of(
            charge(1, "a").x(1).ok(false).row(),
            charge(2, "b").x(2).ok(null).row(),
            charge(3, "c").x(3).row());
    Stage stage =
        stage(
            Optional.of(StageRun.OK),
            List.of(lookup(OptionalLong.empty())),
            charges(newest(new Window.AllHistory())));
    Map<String, Result> results = results(stage, rows);
    assertThat(results.get("a").added()).containsEntry("found", false).containsEntry("seen", null);
    assertThat(results.get("b").added()).containsEntry("found", false).containsEntry("seen", null);
    assertThat(results.get("c").added()).containsEntry("seen", List.of(3L, 2L, 1L));
  }

  @Test
  void anEventDeliveredTwiceIsOne() {
    Row twice = charge(1, "a").x(1).row();
    List<Row> rows = List.of(twice, charge(1, "a").x(2).row(), twice, charge(2, "b").x(3).row());
    Stage stage = counting(charges(newest(new Window.AllHistory())));
    List<Result> results = StageRun.of(stage, rows);
    assertThat(results).hasSize(4).filteredOn(result -> result.added() == null).hasSize(1);
    assertThat((List<?>) results.get(3).added().get("seen")).hasSize(3);
    assertThat(StageRun.duplicates(stage, rows)).containsExactly(1);
  }

  @Test
  void anEventWithoutKeyDeliveredTwiceIsOne() {
    Row twice = charge(1, "a").card(null).row();
    Stage stage = counting(charges(newest(new Window.AllHistory())));
    assertThat(StageRun.duplicates(stage, List.of(twice, twice))).containsExactly(1);
  }

  /** Logins at 10 (x = 1) and, of larger id, at 10 again (x = 2). */
  static Stream<Arguments> lookups() {
    return Stream.of(
        Arguments.of("before all of them", 9L, 100L, null),
        Arguments.of("at the same instant, the larger id", 10L, 100L, 2L),
        Arguments.of("just long enough ago", 15L, 5L, 2L),
        Arguments.of("too long ago", 16L, 5L, null),
        Arguments.of("only the same instant", 10L, 0L, 2L),
        Arguments.of("however long ago", Long.MAX_VALUE, Long.MAX_VALUE, 2L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lookups")
  void looksUpTheLatestNoLaterThanTheRow(String name, long time, long within, Long expected) {
    List<Row> rows =
        List.of(
            login(10, "a").x(1).row(),
            login(10, "b").x(2).row(),
            login(10, "b").card("other").x(9).row(),
            charge(time, "c").row());
    Source logins =
        new Source("login", List.of(StageRun.CARD), Optional.empty(), Optional.empty(), List.of());
    Stage stage = lookingUp(OptionalLong.of(within), logins);
    assertThat(results(stage, rows).get("c").added())
        .containsEntry("found", expected != null)
        .containsEntry("found.x", expected);
  }

  @Test
  void aRowLookedUpInItsOwnStreamFindsTheLastOfItsInstant() {
    List<Row> rows = List.of(charge(1, "a").x(1).row(), charge(1, "b").x(2).row());
    Source charges =
        new Source("charge", List.of(StageRun.CARD), Optional.empty(), Optional.empty(), List.of());
    Map<String, Result> results = results(lookingUp(OptionalLong.empty(), charges), rows);
    assertThat(results.get("a").added()).containsEntry("found.x", 2L);
    assertThat(results.get("b").added()).containsEntry("found.x", 2L);
  }

  @Test
  void onlyRowsThatSatisfyTheSourcesConditionAreFound() {
    List<Row> rows =
        List.of(
            login(1, "a").x(1).row(),
            login(2, "b").x(2).ok(null).row(),
            login(3, "c").x(3).ok(false).row(),
            charge(4, "d").row());
    Source logins =
        new Source(
            "login", List.of(StageRun.CARD), Optional.empty(), Optional.of(StageRun.OK), List.of());
    assertThat(results(lookingUp(OptionalLong.empty(), logins), rows).get("d").added())
        .containsEntry("found.x", 1L);
  }

  @Test
  void anEntityStartsWithNothingOfTheOneBefore() {
    List<Row> rows = new ArrayList<>();
    for (String card : List.of("A", "B", "C")) {
      for (int time = 1; time <= 2; time++) {
        rows.add(charge(time, card + time).card(card).x(time).row());
      }
    }
    Stage stage =
        stage(
            Optional.empty(),
            List.of(lookup(OptionalLong.empty())),
            charges(newest(new Window.LastEvents(5))));
    boolean[] cut = {false};
    List<Result> results = StageRun.of(stage, rows, () -> cut[0] = !cut[0], () -> false);
    assertThat(results)
        .extracting(result -> result.added().get("seen"))
        .containsExactly(
            List.of(1L),
            List.of(2L, 1L),
            List.of(1L),
            List.of(2L, 1L),
            List.of(1L),
            List.of(2L, 1L));
  }

  @Test
  void anEntityOfManyBatchesKeepsItsWindow() {
    List<Row> rows = new ArrayList<>();
    for (int time = 0; time < 5000; time++) {
      rows.add(charge(time, "c" + time).x(1).row());
    }
    Aggregate sum =
        aggregate(AggregateFunction.SUM, Type.INT, null, new Window.Trailing(1000, 0), StageRun.X);
    int[] count = {0};
    List<Result> results =
        StageRun.of(counting(charges(sum)), rows, () -> ++count[0] % 64 == 0, () -> false);
    for (int time = 0; time < rows.size(); time++) {
      assertThat(results.get(time).added()).containsEntry("seen", Math.min(time, 1000) + 1L);
    }
  }

  @Test
  void addsTheColumnsOfLookupsBeforeThoseOfAnswers() {
    Stage stage =
        stage(
            Optional.empty(),
            List.of(lookup(OptionalLong.empty())),
            charges(newest(new Window.AllHistory())));
    RowLayout layout = new StageFold(stage, layouts(1)).addedLayout();
    assertThat(layout.columns())
        .containsExactly(
            new RowLayout.Column("found", Type.BOOL),
            new RowLayout.Column("found.x", Type.INT),
            new RowLayout.Column("seen", Type.listOf(Type.INT)));
  }

  @Test
  void refusesRowsBeforeTheBatchIsCleared() {
    StageFold fold = new StageFold(counting(charges(newest(new Window.AllHistory()))), layouts(1));
    fold.process();
    assertThatIllegalStateException().isThrownBy(() -> fold.add(0, true, true, 0, new byte[0]));
  }

  @Test
  void refusesRowsThatAreOutOfOrder() {
    StageFold fold = new StageFold(counting(charges(newest(new Window.AllHistory()))), layouts(1));
    fold.add(0, true, true, 5, new byte[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fold.add(0, false, true, 4, new byte[] {2}))
        .withMessage("a row is earlier than the one before");
    fold.add(0, true, true, 4, new byte[] {3});
  }

  @Test
  void refusesToDivideAnInstantBetweenBatches() {
    StageFold fold = new StageFold(counting(charges(newest(new Window.AllHistory()))), layouts(1));
    int row = fold.add(0, true, true, 5, new byte[] {1});
    fold.batch(0).vector("x").setLong(row, 1);
    fold.process();
    fold.clear();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fold.add(0, false, true, 5, new byte[] {2}))
        .withMessage("an instant is divided between two batches");
    fold.add(0, true, true, 5, new byte[] {2});
  }

  @ParameterizedTest(name = "{0} entities")
  @ValueSource(ints = {1, 15, 16, 17, 40})
  void keepsTheEntitiesOfABatchApart(int entities) {
    List<Row> rows = new ArrayList<>();
    Map<String, Object> expected = new HashMap<>();
    for (int i = 0; i < entities; i++) {
      String card = "card " + i;
      rows.add(charge(1, "first of " + i).card(card).x(i).row());
      rows.add(charge(2, "second of " + i).card(card).x(-i).row());
      expected.put("first of " + i, List.of((long) i));
      expected.put("second of " + i, List.of((long) -i, (long) i));
    }
    for (Window window : ALL_AND_SOME) {
      assertThat(seen(counting(charges(newest(window))), rows)).isEqualTo(expected);
    }
  }

  @Test
  void aLookupMayAddAnExpressionTwice() {
    List<AddedColumn> columns =
        List.of(new AddedColumn("found.x", StageRun.X), new AddedColumn("found.again", StageRun.X));
    Lookup lookup = new Lookup("found", 0, OptionalLong.empty(), "found", columns);
    Stage stage =
        stage(Optional.empty(), List.of(lookup), charges(newest(new Window.AllHistory())));
    List<Row> rows = List.of(charge(1, "c1").x(4).row(), charge(2, "c2").x(4).row());
    assertThat(results(stage, rows).get("c2").added())
        .containsEntry("found.x", 4L)
        .containsEntry("found.again", 4L);
  }

  @ParameterizedTest
  @FieldSource("ALL_AND_SOME")
  void goesOnWithAnEntityOfWhichNothingIsKnown(Window window) {
    StageFold fold = new StageFold(counting(charges(newest(window))), layouts(1));
    for (long time : new long[] {7, 6, 7}) {
      int row = fold.add(0, false, true, time, new byte[] {1});
      fold.batch(0).vector("x").setLong(row, time);
      fold.process();
      assertThat(fold.added().vector("seen").value(0)).isEqualTo(List.of(time));
      fold.clear();
      fold.startEntity();
    }
  }

  @Test
  void refusesAnotherNumberOfInputs() {
    Stage stage = counting(charges(newest(new Window.AllHistory())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageFold(stage, layouts(2)))
        .withMessage("stage by card has 1 inputs, not 2");
  }

  @Test
  void refusesBytesThatAreNoStateOfTheStage() {
    Stage stage = counting(charges(newest(new Window.AllHistory())));
    StageFold fold = new StageFold(stage, layouts(1));
    byte[] state = fold.saveEntity();
    fold.loadEntity(state);
    byte[] unknown = state.clone();
    unknown[0] = 99;
    assertThatIllegalArgumentException().isThrownBy(() -> fold.loadEntity(unknown));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fold.loadEntity(Arrays.copyOf(state, state.length - 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fold.loadEntity(Arrays.copyOf(state, state.length + 1)));
  }

  // Rows.

  /** A row in the making; of card A and ok unless said otherwise. */
  private record Draft(
      String event, long time, String id, String card, String shop, Long x, Boolean ok) {
    Draft card(String other) {
      return new Draft(event, time, id, other, shop, x, ok);
    }

    Draft shop(String other) {
      return new Draft(event, time, id, card, other, x, ok);
    }

    Draft x(long other) {
      return new Draft(event, time, id, card, shop, other, ok);
    }

    Draft ok(Boolean other) {
      return new Draft(event, time, id, card, shop, x, other);
    }

    Row row() {
      return new Row(event, time, id, card, shop, x, null, ok);
    }
  }

  private static Draft charge(long time, String id) {
    return new Draft("charge", time, id, "A", null, null, true);
  }

  private static Draft login(long time, String id) {
    return new Draft("login", time, id, "A", null, null, true);
  }

  // Stages.

  private static List<RowLayout> layouts(int count) {
    RowLayout layout =
        new RowLayout(
            List.of(new RowLayout.Column("x", Type.INT), new RowLayout.Column("ok", Type.BOOL)));
    return Stream.generate(() -> layout).limit(count).toList();
  }

  private static Aggregate aggregate(
      AggregateFunction function,
      Type type,
      ScalarExpression.Literal parameter,
      Window window,
      Column... arguments) {
    return new Aggregate(
        "seen",
        function,
        List.of(arguments),
        Optional.ofNullable(parameter),
        Optional.empty(),
        window,
        false,
        type,
        true);
  }

  private static Aggregate newest(Window window) {
    return aggregate(
        AggregateFunction.LAST_N,
        Type.listOf(Type.INT),
        ScalarExpression.literal(Type.INT, 100L),
        window,
        StageRun.X);
  }

  private static Aggregate prior(Aggregate a) {
    return new Aggregate(
        a.slot(),
        a.function(),
        a.arguments(),
        a.parameter(),
        a.condition(),
        a.window(),
        true,
        a.type(),
        a.nullable());
  }

  private static Aggregate where(Aggregate a, ScalarExpression condition) {
    return new Aggregate(
        a.slot(),
        a.function(),
        a.arguments(),
        a.parameter(),
        Optional.of(condition),
        a.window(),
        a.prior(),
        a.type(),
        a.nullable());
  }

  private static Source charges(Aggregate aggregate) {
    return new Source(
        "charge", List.of(StageRun.CARD), Optional.empty(), Optional.empty(), List.of(aggregate));
  }

  private static Stage counting(Source source) {
    return stage(Optional.empty(), List.of(), source);
  }

  private static Lookup lookup(OptionalLong within) {
    return new Lookup("found", 0, within, "found", List.of(new AddedColumn("found.x", StageRun.X)));
  }

  private static Stage lookingUp(OptionalLong within, Source source) {
    return stage(Optional.empty(), List.of(lookup(within)), source);
  }

  private static Stage stage(
      Optional<ScalarExpression> condition, List<Lookup> lookups, Source source) {
    List<AddedColumn> columns =
        source.aggregates().stream()
            .map(a -> new AddedColumn(a.slot(), new Column(a.slot(), a.type(), true)))
            .toList();
    List<Answer> answers =
        columns.isEmpty() ? List.of() : List.of(new Answer("g", "g v1", 0, columns));
    return new Stage(
        "by card",
        List.of(new KeyPart("card", Type.STRING)),
        new Subject("charge", List.of(StageRun.CARD), condition, lookups, answers),
        List.of(source));
  }

  private static Map<String, Result> results(Stage stage, List<Row> rows) {
    return StageRun.of(stage, rows).stream()
        .collect(Collectors.toMap(result -> result.row().id(), result -> result));
  }

  private static Map<String, Object> seen(Stage stage, List<Row> rows) {
    return StageRun.of(stage, rows).stream()
        .collect(
            Collectors.toMap(result -> result.row().id(), result -> result.added().get("seen")));
  }
}
