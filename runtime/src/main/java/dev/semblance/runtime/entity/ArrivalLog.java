package dev.semblance.runtime.entity;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.window.EventLog;
import java.util.Arrays;
import java.util.List;

/**
 * An entity's rows of one log, in order. The newest of them, the <em>tail</em>, may still get
 * company between them and know their identities; the others are settled.
 */
final class ArrivalLog {
  private final EventLog rows;

  /** Of the rows from {@link #tail} on. */
  private byte[][] identities = new byte[4][];

  private int tail;

  /** How many rows were dropped before row 0: what numbers rows for good. */
  private long dropped;

  /** The number of the first row that differs from what was saved last. */
  private long changedFrom;

  ArrivalLog(List<Type> columnTypes) {
    rows = new EventLog(columnTypes);
  }

  EventLog rows() {
    return rows;
  }

  int size() {
    return rows.size();
  }

  long[] times() {
    return rows.times();
  }

  int tail() {
    return tail;
  }

  /** Identity of a row of the tail. */
  byte[] identity(int row) {
    return identities[row - tail];
  }

  /** How many rows were dropped before row 0. */
  long dropped() {
    return dropped;
  }

  long changedFrom() {
    return changedFrom;
  }

  void markSaved() {
    changedFrom = dropped + rows.size();
  }

  /** Puts a row, the first of the vectors, in its place; gives its number. */
  int insert(long time, byte[] identity, ColumnVector[] values) {
    int row = rows.size();
    while (row > tail && isAfter(row - 1, time, identity)) {
      row--;
    }
    rows.insert(row, time, values, 0);
    makeRoomForIdentity();
    int place = row - tail;
    System.arraycopy(identities, place, identities, place + 1, rows.size() - 1 - tail - place);
    identities[place] = identity;
    changedFrom = Math.min(changedFrom, dropped + row);
    return row;
  }

  private void makeRoomForIdentity() {
    int needed = rows.size() - tail;
    if (needed > identities.length) {
      identities = Arrays.copyOf(identities, Math.max(needed, identities.length * 2));
    }
  }

  private boolean isAfter(int row, long time, byte[] identity) {
    long other = rows.times()[row];
    return other > time
        || (other == time && Arrays.compareUnsigned(identities[row - tail], identity) > 0);
  }

  /** Takes out a row of the tail that was inserted last. */
  void takeBack(int row) {
    rows.remove(row);
    int place = row - tail;
    int rest = rows.size() - tail - place;
    System.arraycopy(identities, place + 1, identities, place, rest);
    identities[place + rest] = null;
  }

  /** The row of the tail with this time and identity, or -1. */
  int find(long time, byte[] identity) {
    long[] times = rows.times();
    for (int row = rows.size() - 1; row >= tail && times[row] >= time; row--) {
      if (times[row] == time && Arrays.equals(identities[row - tail], identity)) {
        return row;
      }
    }
    return -1;
  }

  /** The number of rows with a time of at most {@code time}: the place after the last of them. */
  int endOf(long time) {
    long[] times = rows.times();
    int row = rows.size();
    while (row > 0 && times[row - 1] > time) {
      row--;
    }
    return row;
  }

  /** Nothing will come before {@code time} any more. */
  void settle(long time) {
    int end = tail;
    long[] times = rows.times();
    while (end < rows.size() && times[end] < time) {
      end++;
    }
    forgetIdentities(end - tail);
    tail = end;
  }

  private void forgetIdentities(int count) {
    if (count == 0) {
      return;
    }
    int held = rows.size() - tail;
    System.arraycopy(identities, count, identities, 0, held - count);
    Arrays.fill(identities, held - count, held, null);
  }

  /** Forgets the oldest rows, all of them settled. */
  void drop(int count) {
    rows.drop(count);
    tail -= count;
    dropped += count;
    changedFrom = Math.max(changedFrom, dropped);
  }

  void clear() {
    Arrays.fill(identities, 0, rows.size() - tail, null);
    rows.clear();
    tail = 0;
    dropped = 0;
    changedFrom = 0;
  }

  /** Begins again after {@link #clear}, with rows numbered from {@code first} on. */
  void startAt(long first) {
    dropped = first;
    changedFrom = first;
  }

  /** Once rows are read: which of them belong to the tail, and who they are. */
  void restoreTail(byte[][] tailIdentities) {
    tail = rows.size() - tailIdentities.length;
    identities = tailIdentities.length == 0 ? new byte[4][] : tailIdentities;
  }
}
