package dev.semblance.runtime.entity;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import java.util.Arrays;

/**
 * The rows that came by one input and that would still be taken in if they came again: how a
 * repetition is known. Each has <em>roles</em>, a bit each: for which the row counted, and so how
 * long it is to be known.
 */
final class RecentRows {

  /** Decides by the clocks whether a row of that time is still taken in, in one of its roles. */
  interface Taken {
    boolean isTaken(long time, long roles);
  }

  private static final int FIRST_CAPACITY = 4;
  private static final int SELDOM = 16;

  private long[] times = new long[FIRST_CAPACITY];
  private byte[][] identities = new byte[FIRST_CAPACITY][];
  private long[] roles = new long[FIRST_CAPACITY];
  private int size;

  /** How many rows there may be before it is worth looking for those that are over. */
  private int limit = SELDOM;

  int size() {
    return size;
  }

  /** Whether an equal row is known, and would still be taken in. */
  boolean contains(long time, byte[] identity, Taken taken) {
    for (int row = size - 1; row >= 0 && times[row] >= time; row--) {
      if (times[row] == time && Arrays.equals(identities[row], identity)) {
        return taken.isTaken(time, roles[row]);
      }
    }
    return false;
  }

  /** Remembers a row; a known one gets the new roles. */
  void add(long time, byte[] identity, long itsRoles, Taken taken) {
    if (size >= limit) {
      forget(taken);
      limit = Math.max(SELDOM, 2 * size);
    }
    int place = size;
    while (place > 0 && isAtLeast(place - 1, time, identity)) {
      place--;
    }
    if (place < size && times[place] == time && Arrays.equals(identities[place], identity)) {
      roles[place] = itsRoles;
      return;
    }
    grow();
    System.arraycopy(times, place, times, place + 1, size - place);
    System.arraycopy(identities, place, identities, place + 1, size - place);
    System.arraycopy(roles, place, roles, place + 1, size - place);
    times[place] = time;
    identities[place] = identity;
    roles[place] = itsRoles;
    size++;
  }

  private void grow() {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      identities = Arrays.copyOf(identities, size * 2);
      roles = Arrays.copyOf(roles, size * 2);
    }
  }

  private boolean isAtLeast(int row, long time, byte[] identity) {
    return times[row] > time
        || (times[row] == time && Arrays.compareUnsigned(identities[row], identity) >= 0);
  }

  /** Forgets the rows that are taken in in no role any more. */
  void forget(Taken taken) {
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (taken.isTaken(times[row], roles[row])) {
        times[kept] = times[row];
        identities[kept] = identities[row];
        roles[kept] = roles[row];
        kept++;
      }
    }
    Arrays.fill(identities, kept, size, null);
    size = kept;
  }

  /** Where the row stands, or -1. */
  int find(long time, byte[] identity) {
    for (int row = size - 1; row >= 0 && times[row] >= time; row--) {
      if (times[row] == time && Arrays.equals(identities[row], identity)) {
        return row;
      }
    }
    return -1;
  }

  byte[] identity(int row) {
    return identities[row];
  }

  void clear() {
    Arrays.fill(identities, 0, size, null);
    size = 0;
    limit = SELDOM;
  }

  void write(StateOutput out) {
    out.writeUnsigned(size);
    for (int row = 0; row < size; row++) {
      out.writeLong(times[row]);
      out.writeBytes(identities[row]);
      out.writeUnsigned(roles[row]);
    }
  }

  void read(StateInput in) {
    clear();
    int count = in.readCount();
    if (count > times.length) {
      times = new long[count];
      identities = new byte[count][];
      roles = new long[count];
    }
    for (; size < count; size++) {
      times[size] = in.readLong();
      identities[size] = in.readBytes();
      roles[size] = in.readUnsigned();
    }
    limit = Math.max(SELDOM, 2 * size);
  }
}
