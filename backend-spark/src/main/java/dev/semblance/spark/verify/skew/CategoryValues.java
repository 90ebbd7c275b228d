package dev.semblance.spark.verify.skew;

import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.skew.Distribution.BinCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts of the values that the left side has most often, and of the rest. */
final class CategoryValues implements ColumnValues {
  private static final int MOST = 10;
  private static final int LONGEST = 60;

  private record Category(String label, long left, long right, long place) {}

  private static final Comparator<Category> RAREST_FIRST =
      Comparator.comparingLong(Category::left)
          .thenComparing(Comparator.comparingLong(Category::place).reversed());

  private final int column;
  private final long[] distinct = new long[2];
  private final PriorityQueue<Category> top = new PriorityQueue<>(RAREST_FIRST);
  private long places;
  private long otherLeft;
  private long otherRight;

  CategoryValues(int column) {
    this.column = column;
  }

  @Override
  public void value(Cell value, long left, long right) {
    distinct[0] += left > 0 ? 1 : 0;
    distinct[1] += right > 0 ? 1 : 0;
    if (left > 0) {
      top.add(new Category(label(value.text()), left, right, places++));
    } else {
      otherRight += right;
    }
    if (top.size() > MOST) {
      Category rarest = top.poll();
      otherLeft += rarest.left();
      otherRight += rarest.right();
    }
  }

  private static String label(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
  }

  @Override
  public Distribution distribution() {
    List<Category> sorted = new ArrayList<>(top);
    sorted.sort(RAREST_FIRST.reversed());
    ArrayList<BinCounts> bins = new ArrayList<>();
    sorted.forEach(each -> bins.add(new BinCounts(each.label(), each.left(), each.right())));
    if (otherLeft + otherRight > 0) {
      bins.add(new BinCounts("others", otherLeft, otherRight));
    }
    ArrayList<String> none = new ArrayList<>();
    return new Distribution(column, distinct, List.of(none, none), bins);
  }
}
