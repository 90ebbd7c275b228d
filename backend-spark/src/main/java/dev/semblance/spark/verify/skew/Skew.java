package dev.semblance.spark.verify.skew;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.semblance.compiler.type.Type;
import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.SkewReport.Bin;
import dev.semblance.spark.verify.SkewReport.ColumnSide;
import dev.semblance.spark.verify.SkewRequest;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.compare.ColumnPairs;
import dev.semblance.spark.verify.read.KeyedRow;
import dev.semblance.spark.verify.read.VectorSet;
import dev.semblance.spark.verify.read.VectorSets;
import dev.semblance.spark.verify.read.VerifySession;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** One comparison of distributions: all values counted, then each column's taken in order. */
public final class Skew {
  private final VerifySession session;
  private final VectorSets sets;
  private final List<VectorField> columns = new ArrayList<>();
  private final List<String> notCompared = new ArrayList<>();

  public Skew(VerifySession session, SkewRequest request) {
    this.session = session;
    this.sets = VectorSets.open(session, request.left(), request.right());
    ColumnPairs pairs =
        ColumnPairs.of(sets.left().description(), sets.right().description(), request.columns());
    for (ColumnPairs.Pair pair : pairs.pairs()) {
      if (pair.isOfOneType()) {
        columns.add(pair.left());
      } else {
        notCompared.add(
            "%s: %s on the left, %s on the right"
                .formatted(pair.left().name(), pair.left().typeText(), pair.right().typeText()));
      }
    }
    pairs.onlyLeft().forEach(name -> notCompared.add(name + ": on the left alone"));
    pairs.onlyRight().forEach(name -> notCompared.add(name + ": on the right alone"));
  }

  /** Runs it. */
  public SkewReport run() {
    session.describe("verify: counting");
    SkewCounts counts = new SkewCounts(columns.size());
    for (VectorSet set : List.of(sets.left(), sets.right())) {
      rows(set)
          .mapPartitions(new CountTask(keys(set), columns.size()))
          .collect()
          .forEach(counts::add);
    }
    session.describe("verify: distributions");
    Distribution[] distributions = distributions(counts);
    List<SkewReport.Column> reports = new ArrayList<>();
    for (int i = 0; i < distributions.length; i++) {
      reports.add(column(i, counts, distributions[i]));
    }
    return new SkewReport(
        side(sets.left(), counts, KeyedRow.LEFT),
        side(sets.right(), counts, KeyedRow.RIGHT),
        reports,
        notCompared,
        session.sparkVersion());
  }

  private static int keys(VectorSet set) {
    return set.description().key().size();
  }

  private JavaRDD<InternalRow> rows(VectorSet set) {
    int side = set == sets.left() ? KeyedRow.LEFT : KeyedRow.RIGHT;
    return set.rows(columns, side, session.seenNames());
  }

  private JavaRDD<InternalRow> values(VectorSet set) {
    return rows(set).mapPartitions(new ValueTask(keys(set), columns));
  }

  @SuppressWarnings("unchecked") // An array of rows of one type.
  private Distribution[] distributions(SkewCounts counts) {
    JavaRDD<InternalRow>[] both =
        List.of(values(sets.left()), values(sets.right())).toArray(JavaRDD[]::new);
    Dataset<Row> frequencies =
        session
            .table(session.union(both), ValueTask.schema())
            .groupBy(col(ValueTask.COLUMN), col(ValueTask.ORDER), col(ValueTask.CELL))
            .agg(sum(ValueTask.LEFT).as(ValueTask.LEFT), sum(ValueTask.RIGHT).as(ValueTask.RIGHT));
    boolean[] numbers = new boolean[columns.size()];
    Distribution[] distributions = new Distribution[columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = isNumber(columns.get(i).type());
      distributions[i] = Distribution.none(i);
    }
    VerifySession.exchange(frequencies, ValueTask.COLUMN, ValueTask.COLUMN, ValueTask.ORDER)
        .mapPartitions(new DistributionTask(numbers, counts.values))
        .collect()
        .forEach(found -> distributions[found.column()] = found);
    return distributions;
  }

  private static boolean isNumber(Type type) {
    return type.isNumeric() || type.is(Type.Kind.TIMESTAMP) || type.is(Type.Kind.DURATION);
  }

  private SkewReport.Column column(int index, SkewCounts counts, Distribution found) {
    ColumnSide left = columnSide(index, counts, found, KeyedRow.LEFT);
    ColumnSide right = columnSide(index, counts, found, KeyedRow.RIGHT);
    List<Bin> bins = new ArrayList<>();
    found.bins().forEach(bin -> bins.add(bin.bin()));
    if (left.nulls() + right.nulls() > 0) {
      bins.add(new Bin("null", left.nulls(), right.nulls()));
    }
    VectorField field = columns.get(index);
    return new SkewReport.Column(
        field.name(),
        field.typeText(),
        isNumber(field.type()),
        left,
        right,
        bins,
        StabilityIndex.of(bins));
  }

  private static ColumnSide columnSide(int index, SkewCounts counts, Distribution found, int side) {
    long rows = counts.rows[side];
    return new ColumnSide(
        rows,
        rows - counts.values[side][index],
        found.distinct()[side],
        found.quantiles().get(side));
  }

  private static SkewReport.Side side(VectorSet set, SkewCounts counts, int side) {
    boolean any = counts.rows[side] > 0 && set.description().time().isPresent();
    return new SkewReport.Side(
        set.place().path(),
        set.format().text(),
        set.description(),
        set.place().from(),
        set.place().end(),
        counts.rows[side],
        any ? OptionalLong.of(counts.firstTime[side]) : OptionalLong.empty(),
        any ? OptionalLong.of(counts.lastTime[side]) : OptionalLong.empty());
  }
}
