package dev.semblance.runtime.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.KeyPart;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.plan.Stage.Subject;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.entity.StageRun.Result;
import dev.semblance.runtime.entity.StageRun.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every stage and any rows. */
class StageFoldLawsTest {

  /** Every row gains what the definition says, computed naively. */
  @Property
  void addsWhatTheDefinitionSays(@ForAll("stages") Stage stage, @ForAll("rows") List<Row> rows) {
    NaiveStage naive = new NaiveStage(stage, rows);
    List<Result> results = StageRun.of(stage, rows);
    for (Result result : results) {
      if (result.added() != null) {
        assertThat(result.added()).as("%s", result.row()).isEqualTo(naive.added(result.row()));
      }
    }
    assertThat(results.stream().filter(result -> result.added() != null).map(Result::row))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().filter(row -> row.event().equals("charge")).distinct().toList());
  }

  /** Batches may be cut anywhere, and an entity saved and loaded between any two of them. */
  @Property
  void cuttingBatchesChangesNothing(
      @ForAll("stages") Stage stage, @ForAll("rows") List<Row> rows, @ForAll Random random) {
    int often = 1 + random.nextInt(4);
    List<Result> cut =
        StageRun.of(stage, rows, () -> random.nextInt(often) == 0, () -> random.nextInt(2) == 0);
    assertThat(cut).isEqualTo(StageRun.of(stage, rows));
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Long> times =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.longs().between(-8, 8)),
            Tuple.of(
                1,
                Arbitraries.of(
                    Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE)));
    Arbitrary<Row> row =
        Combinators.combine(
                Arbitraries.of("charge", "charge", "login"),
                times,
                Arbitraries.of("p", "q", "r"),
                Arbitraries.of("A", "A", "A", "B").injectNull(0.1),
                Arbitraries.of("A", "B", "C").injectNull(0.1),
                Arbitraries.longs().between(-2, 3).injectNull(0.2),
                Arbitraries.of("u", "v", "\uffff", "\ud83d\ude00").injectNull(0.2),
                Arbitraries.of(true, true, false).injectNull(0.1))
            .as(Row::new);
    return row.list().ofMaxSize(40).map(StageFoldLawsTest::withRepetitions);
  }

  /** Delivers a few rows twice. */
  private static List<Row> withRepetitions(List<Row> rows) {
    List<Row> all = new ArrayList<>(rows);
    for (int i = 0; i < rows.size(); i += 7) {
      all.add(rows.get(i));
    }
    return all;
  }

  @Provide
  Arbitrary<Stage> stages() {
    Arbitrary<List<Source>> sources = sources().list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(sources, conditions(), Arbitraries.randoms())
        .as(StageFoldLawsTest::stage);
  }

  private static Stage stage(
      List<Source> sources, Optional<ScalarExpression> condition, Random random) {
    List<Lookup> lookups = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      if (random.nextBoolean()) {
        OptionalLong within =
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(5));
        lookups.add(lookup(i, within));
      }
      answers.add(answer(i, sources.get(i)));
    }
    return new Stage(
        "by card",
        List.of(new KeyPart("card", Type.STRING)),
        new Subject("charge", List.of(StageRun.CARD), condition, lookups, answers),
        sources);
  }

  private static Lookup lookup(int source, OptionalLong within) {
    List<AddedColumn> columns =
        List.of(
            new AddedColumn("found" + source + ".x", StageRun.X),
            new AddedColumn("found" + source + ".s", StageRun.S));
    return new Lookup("found" + source, source, within, "found" + source + "#matched", columns);
  }

  private static Answer answer(int index, Source source) {
    return new Answer(
        "group" + index,
        "group v1",
        index,
        source.aggregates().stream()
            .map(
                aggregate ->
                    new AddedColumn(
                        "group" + index + "." + aggregate.slot(),
                        new Column(aggregate.slot(), aggregate.type(), true)))
            .toList());
  }

  private static Arbitrary<Source> sources() {
    return Combinators.combine(
            Arbitraries.of("charge", "login"),
            Arbitraries.of(StageRun.CARD, StageRun.CARD, StageRun.SHOP),
            conditions(),
            aggregates().list().ofMinSize(1).ofMaxSize(5))
        .as(
            (event, key, condition, aggregates) ->
                new Source(
                    event, List.of(key), Optional.empty(), condition, withSlots(aggregates)));
  }

  private static Arbitrary<Optional<ScalarExpression>> conditions() {
    return Arbitraries.of(Optional.empty(), Optional.of(StageRun.OK));
  }

  private static List<Aggregate> withSlots(List<Aggregate> aggregates) {
    List<Aggregate> named = new ArrayList<>();
    for (Aggregate a : aggregates) {
      named.add(
          new Aggregate(
              "slot" + named.size(),
              a.function(),
              a.arguments(),
              a.parameter(),
              a.condition(),
              a.window(),
              a.prior(),
              a.type(),
              a.nullable()));
    }
    return named;
  }

  private static Arbitrary<Aggregate> aggregates() {
    return Combinators.combine(
            Arbitraries.of(functions()),
            windows(),
            conditions(),
            Arbitraries.of(true, false, false))
        .as(
            (aggregate, window, condition, prior) ->
                new Aggregate(
                    "slot",
                    aggregate.function(),
                    aggregate.arguments(),
                    aggregate.parameter(),
                    condition,
                    window,
                    prior,
                    aggregate.type(),
                    true));
  }

  private static Arbitrary<Window> windows() {
    Arbitrary<Long> length =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.longs().between(1, 6)),
            Tuple.of(1, Arbitraries.just(Long.MAX_VALUE)));
    return Arbitraries.oneOf(
        Arbitraries.just(new Window.AllHistory()),
        length.map(d -> new Window.Trailing(d, 0)),
        Combinators.combine(length, length).as(Window.Trailing::new),
        Combinators.combine(length, length).as(Window.Stepped::new),
        Arbitraries.integers().between(1, 5).map(Window.LastEvents::new),
        length.map(Window.Session::new));
  }

  /** The lists of the newest values show exactly which events a window covers, and their order. */
  private static List<Aggregate> functions() {
    Literal many = ScalarExpression.literal(Type.INT, 100L);
    Aggregate lastX =
        function(AggregateFunction.LAST_N, Type.listOf(Type.INT), Optional.of(many), StageRun.X);
    return List.of(
        lastX,
        lastX,
        function(AggregateFunction.COUNT, Type.INT, Optional.empty()),
        function(AggregateFunction.SUM, Type.INT, Optional.empty(), StageRun.X),
        function(AggregateFunction.VARIANCE, Type.DOUBLE, Optional.empty(), StageRun.X),
        function(AggregateFunction.MIN, Type.INT, Optional.empty(), StageRun.X),
        function(AggregateFunction.MAX_BY, Type.STRING, Optional.empty(), StageRun.S, StageRun.X),
        function(AggregateFunction.FIRST, Type.STRING, Optional.empty(), StageRun.S),
        function(AggregateFunction.LAST, Type.STRING, Optional.empty(), StageRun.S),
        function(AggregateFunction.DISTINCT, Type.INT, Optional.empty(), StageRun.S),
        function(AggregateFunction.MODE, Type.STRING, Optional.empty(), StageRun.S),
        function(
            AggregateFunction.QUANTILE,
            Type.DOUBLE,
            Optional.of(ScalarExpression.literal(Type.DOUBLE, 0.5)),
            StageRun.X),
        function(AggregateFunction.STREAK, Type.INT, Optional.empty(), StageRun.OK),
        function(AggregateFunction.TIME_SINCE_LAST, Type.DURATION, Optional.empty()),
        function(AggregateFunction.TIME_SINCE_FIRST, Type.DURATION, Optional.empty()));
  }

  private static Aggregate function(
      AggregateFunction function, Type type, Optional<Literal> parameter, Column... arguments) {
    return new Aggregate(
        "slot",
        function,
        List.of(arguments),
        parameter,
        Optional.empty(),
        new Window.AllHistory(),
        false,
        type,
        true);
  }
}
