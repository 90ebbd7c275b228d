package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.Cause;
import dev.semblance.spark.verify.read.CellReader;
import dev.semblance.spark.verify.read.KeyedRow;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches the rows of one id after the other. They come in the order of time and content, so that
 * equal rows of both sides stand together and need no memory. What is left of one time is matched
 * in that order, row by row; what is still left then, one side has alone.
 */
final class TriggerMatch {
  private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;

  /** Rows of one id that are held; of more, one side is taken to have the rest alone. */
  private static final int MOST_HELD = 10_000;

  private static final int COLUMNS_DIFFERENT = 1;
  private static final int ONE_SIDE = 2;

  /** A row that one side has alone, until it is known whether the other has the id elsewhere. */
  private record Alone(int side, long time, byte[] cells, boolean repeated) {}

  private final Tallies tallies;
  private final Cause otherwise;
  private final int firstColumn;
  private final MessageDigest sha256 = SideTally.sha256();

  private byte[] key;
  private Cause rejection;
  private String detail;
  private final long[] ofKey = new long[2];
  private final List<Alone> alone = new ArrayList<>();

  private long time;
  private final long[] ofTime = new long[2];
  private final List<List<byte[]>> unmatched = List.of(new ArrayList<>(), new ArrayList<>());

  private byte[] content;
  private final long[] ofContent = new long[2];

  /**
   * @param otherwise the cause of a difference that nothing else explains
   * @param firstColumn index of the first compared cell of a row
   */
  TriggerMatch(Tallies tallies, Cause otherwise, int firstColumn) {
    this.tallies = tallies;
    this.otherwise = otherwise;
    this.firstColumn = firstColumn;
  }

  void rejection(byte[] rowKey, Cause cause, String words) {
    enterKey(rowKey);
    // They come in order: the first says most.
    if (rejection == null) {
      rejection = cause;
      detail = words;
    }
  }

  void vector(byte[] rowKey, long rowTime, byte[] cells, int side) {
    enterKey(rowKey);
    if (rowTime != time) {
      endTime();
      time = rowTime;
    }
    if (content == null || !Arrays.equals(content, cells)) {
      endContent();
      content = cells;
    }
    ofContent[side]++;
    ofTime[side]++;
    ofKey[side]++;
    tallies.sides[side].row(rowTime, cells, sha256);
  }

  private void enterKey(byte[] rowKey) {
    if (key == null || !Arrays.equals(key, rowKey)) {
      end();
      key = rowKey;
    }
  }

  /** Equal rows of both sides cancel each other out. */
  private void endContent() {
    long both = Math.min(ofContent[KeyedRow.LEFT], ofContent[KeyedRow.RIGHT]);
    tallies.equal += both;
    day()[0] += both;
    for (int side = 0; side < ofContent.length; side++) {
      List<byte[]> held = unmatched.get(side);
      for (long more = ofContent[side] - both; more > 0; more--) {
        if (held.size() < MOST_HELD) {
          held.add(content);
        } else {
          alone(side, content);
        }
      }
      ofContent[side] = 0;
    }
    content = null;
  }

  private void endTime() {
    if (ofTime[KeyedRow.LEFT] + ofTime[KeyedRow.RIGHT] == 0) {
      return;
    }
    endContent();
    List<byte[]> left = unmatched.get(KeyedRow.LEFT);
    List<byte[]> right = unmatched.get(KeyedRow.RIGHT);
    int pairs = Math.min(left.size(), right.size());
    for (int i = 0; i < pairs; i++) {
      compare(left.get(i), right.get(i));
    }
    left.subList(pairs, left.size()).forEach(cells -> alone(KeyedRow.LEFT, cells));
    right.subList(pairs, right.size()).forEach(cells -> alone(KeyedRow.RIGHT, cells));
    for (int side = 0; side < ofTime.length; side++) {
      tallies.sides[side].repeated += Math.max(0, ofTime[side] - 1);
      ofTime[side] = 0;
      unmatched.get(side).clear();
    }
  }

  private void compare(byte[] left, byte[] right) {
    CellReader ofLeft = new CellReader(left);
    CellReader ofRight = new CellReader(right);
    for (int i = 0; i < firstColumn; i++) {
      ofLeft.skip();
      ofRight.skip();
    }
    for (ColumnTally column : tallies.columns) {
      int leftStart = ofLeft.position();
      int rightStart = ofRight.position();
      ofLeft.skip();
      ofRight.skip();
      if (!Arrays.equals(
          left, leftStart, ofLeft.position(), right, rightStart, ofRight.position())) {
        ofLeft.position(leftStart);
        ofRight.position(rightStart);
        column.differs(ofLeft.read(), ofRight.read());
      }
    }
    tallies.different++;
    day()[0]++;
    day()[COLUMNS_DIFFERENT]++;
    report(left, right, time, rejection == null ? otherwise : rejection);
  }

  private void alone(int side, byte[] cells) {
    boolean repeated = ofTime[side] > 1 && ofTime[1 - side] > 0 || isAgain(side, cells);
    Alone row = new Alone(side, time, cells, repeated);
    tallies.sides[side].alone++;
    day()[ONE_SIDE]++;
    if (alone.size() < MOST_HELD) {
      alone.add(row);
    } else {
      report(row);
    }
  }

  /** Whether the same row has just been given as one that the side has alone. */
  private boolean isAgain(int side, byte[] cells) {
    if (alone.isEmpty()) {
      return false;
    }
    Alone last = alone.get(alone.size() - 1);
    return last.side == side && last.time == time && Arrays.equals(last.cells, cells);
  }

  private void report(Alone row) {
    Cause cause = rejection;
    if (cause == null) {
      if (row.repeated) {
        cause = Cause.REPEATED;
      } else {
        cause = ofKey[1 - row.side] > 0 ? Cause.OTHER_TIME : otherwise;
      }
    }
    boolean left = row.side == KeyedRow.LEFT;
    report(left ? row.cells : null, left ? null : row.cells, row.time, cause);
  }

  private void report(byte[] left, byte[] right, long rowTime, Cause cause) {
    String words = cause == rejection ? detail : "";
    tallies.differs(new DifferentRow(rowTime, key, left, right, cause, words));
  }

  private long[] day() {
    return tallies.days.computeIfAbsent(Math.floorDiv(time, DAY_MICROS), any -> new long[3]);
  }

  /** No more rows of this id come. */
  void end() {
    endTime();
    alone.forEach(this::report);
    alone.clear();
    Arrays.fill(ofKey, 0);
    key = null;
    rejection = null;
    detail = "";
    time = Long.MIN_VALUE;
  }
}
