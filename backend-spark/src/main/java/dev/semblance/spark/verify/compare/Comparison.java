package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.Cause;
import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VerifyRequest;
import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.read.CellReader;
import dev.semblance.spark.verify.read.KeyedRow;
import dev.semblance.spark.verify.read.RejectionRows;
import dev.semblance.spark.verify.read.SeenNames;
import dev.semblance.spark.verify.read.VectorSet;
import dev.semblance.spark.verify.read.VectorSets;
import dev.semblance.spark.verify.read.VerifySession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** One comparison, cell by cell: both sides in one exchange by id, and one pass. */
public final class Comparison {
  private final VerifySession session;
  private final VerifyRequest request;
  private final VectorSets sets;
  private final ColumnPairs columns;
  private final List<String> keyColumns;

  public Comparison(VerifySession session, VerifyRequest request) {
    this.session = session;
    this.request = request;
    this.sets = VectorSets.open(session, request.left(), request.right());
    sets.requireSameId();
    VectorDescription left = sets.left().description();
    this.columns = ColumnPairs.of(left, sets.right().description(), request.columns());
    this.keyColumns = left.key().stream().map(VectorField::name).toList();
  }

  /** Runs it. */
  public ComparisonReport run() {
    SeenNames leftUnknown = session.seenNames();
    SeenNames rightUnknown = session.seenNames();
    session.describe("verify");
    Tallies all = new Tallies(columns.pairs().size(), request.rows());
    rows(leftUnknown, rightUnknown)
        .mapPartitions(
            new CompareTask(
                keyColumns.size(),
                columns.pairs().size(),
                request.rows(),
                otherwise(sets.left().description(), sets.right().description())))
        .collect()
        .forEach(all::add);
    return report(
        all, with(columns.onlyLeft(), leftUnknown), with(columns.onlyRight(), rightUnknown));
  }

  @SuppressWarnings("unchecked") // An array of rows of one type.
  private JavaRDD<InternalRow> rows(SeenNames leftUnknown, SeenNames rightUnknown) {
    List<JavaRDD<InternalRow>> rows = new ArrayList<>();
    rows.add(sets.left().rows(columns.left(), KeyedRow.LEFT, leftUnknown));
    rows.add(sets.right().rows(columns.right(), KeyedRow.RIGHT, rightUnknown));
    request
        .rejections()
        .map(file -> RejectionRows.of(session, file, sets.left().description()))
        .ifPresent(rows::add);
    return VerifySession.exchange(
        session.table(session.union(rows.toArray(JavaRDD[]::new)), KeyedRow.schema()),
        KeyedRow.KEY,
        KeyedRow.KEY,
        KeyedRow.KIND,
        KeyedRow.TIME,
        KeyedRow.CELLS,
        KeyedRow.SIDE);
  }

  /** What explains differences where nothing is known of the row. */
  private static Cause otherwise(VectorDescription left, VectorDescription right) {
    if (!left.known() || !right.known()) {
      return Cause.NOT_KNOWN;
    }
    if (!left.vector().equals(right.vector()) || !left.namespace().equals(right.namespace())) {
      return Cause.OTHER_VECTOR;
    }
    if (left.version() != right.version()) {
      return Cause.OTHER_VERSION;
    }
    if (!left.planHash().equals(right.planHash())) {
      return Cause.OTHER_PLAN;
    }
    return left.library().equals(right.library()) ? Cause.NOT_KNOWN : Cause.OTHER_LIBRARY;
  }

  /** JSON's own fields count as columns, unless columns were chosen. */
  private List<String> with(List<String> described, SeenNames unknown) {
    List<String> names = new ArrayList<>(described);
    if (request.columns().isEmpty()) {
      names.addAll(unknown.value());
    }
    return names;
  }

  private ComparisonReport report(Tallies all, List<String> onlyLeft, List<String> onlyRight) {
    TreeMap<Long, ComparisonReport.Day> days = new TreeMap<>();
    all.days.forEach(
        (day, counts) -> days.put(day, new ComparisonReport.Day(counts[0], counts[1], counts[2])));
    return new ComparisonReport(
        side(sets.left(), all.sides[KeyedRow.LEFT]),
        side(sets.right(), all.sides[KeyedRow.RIGHT]),
        keyColumns,
        columnReports(all),
        onlyLeft,
        onlyRight,
        all.equal,
        all.different,
        all.causes,
        all.first().stream().map(this::cells).toList(),
        days,
        session.sparkVersion());
  }

  private List<ComparisonReport.Column> columnReports(Tallies all) {
    List<ComparisonReport.Column> reports = new ArrayList<>();
    for (int i = 0; i < columns.pairs().size(); i++) {
      ColumnPairs.Pair pair = columns.pairs().get(i);
      ColumnTally tally = all.columns[i];
      reports.add(
          new ComparisonReport.Column(
              pair.left().name(),
              pair.left().typeText(),
              pair.right().typeText(),
              tally.different,
              tally.leftEmpty,
              tally.rightEmpty,
              Optional.ofNullable(tally.largest)));
    }
    return reports;
  }

  private DifferentCells cells(DifferentRow row) {
    List<Cell> left = row.left() == null ? List.of() : CellReader.all(row.left());
    List<Cell> right = row.right() == null ? List.of() : CellReader.all(row.right());
    int keys = keyColumns.size();
    return new DifferentCells(
        (left.isEmpty() ? right : left).subList(0, keys),
        left.isEmpty() ? left : left.subList(keys, left.size()),
        right.isEmpty() ? right : right.subList(keys, right.size()),
        row.cause(),
        row.detail());
  }

  private static ComparisonReport.Side side(VectorSet set, SideTally tally) {
    boolean any = tally.rows > 0 && set.description().time().isPresent();
    return new ComparisonReport.Side(
        set.place().path(),
        set.format().text(),
        set.description(),
        set.place().from(),
        set.place().end(),
        tally.rows,
        tally.alone,
        tally.repeated,
        any ? OptionalLong.of(tally.firstTime) : OptionalLong.empty(),
        any ? OptionalLong.of(tally.lastTime) : OptionalLong.empty(),
        tally.digestText());
  }
}
