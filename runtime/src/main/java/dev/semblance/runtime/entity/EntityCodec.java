package dev.semblance.runtime.entity;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import java.nio.ByteBuffer;

/**
 * Writes an entity in parts, and reads it again.
 *
 * <p>A log of few rows stands in the main part, with the states of its aggregates. A long one is
 * cut into chunks of rows by number, each a part of its own, of which only those are written that
 * changed; its aggregates are made anew from the rows, so that the main part stays small however
 * much they hold.
 */
final class EntityCodec {

  /** First byte of the main part; another layout needs another number. */
  private static final int VERSION = 1;

  /** From this many rows on a log is cut into chunks. */
  static final int CHUNKED_FROM = 512;

  private static final int ROWS_A_CHUNK = 256;

  private final EntityState entity;
  private final ChunkedLog[][] chunked;
  private final StateOutput out = new StateOutput();

  EntityCodec(EntityState entity) {
    this.entity = entity;
    SourceState[] sources = entity.sources();
    chunked = new ChunkedLog[sources.length][];
    for (int s = 0; s < sources.length; s++) {
      chunked[s] = new ChunkedLog[sources[s].logs.length];
      for (int i = 0; i < chunked[s].length; i++) {
        chunked[s][i] = new ChunkedLog(s, i);
      }
    }
  }

  /** Nothing is stored. */
  void clear() {
    for (ChunkedLog[] logs : chunked) {
      for (ChunkedLog log : logs) {
        log.stored = false;
      }
    }
  }

  void write(EntityParts parts) {
    out.clear();
    out.writeByte(VERSION);
    out.writeBoolean(entity.hasSubjectClock());
    if (entity.hasSubjectClock()) {
      out.writeLong(entity.subjectClock());
    }
    for (RecentRows rows : entity.recent()) {
      rows.write(out);
    }
    for (int s = 0; s < chunked.length; s++) {
      writeSource(s, out, parts);
    }
    parts.put(EntityParts.MAIN, out.toByteArray());
  }

  void read(byte[] main, EntityParts parts) {
    StateInput in = new StateInput(main);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown version of an entity's state: " + version);
    }
    if (in.readBoolean()) {
      entity.moveSubjectClock(in.readLong());
    }
    for (RecentRows rows : entity.recent()) {
      rows.read(in);
    }
    for (int s = 0; s < chunked.length; s++) {
      readSource(s, in, parts);
    }
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("the entity's state has bytes left over");
    }
  }

  private void writeSource(int s, StateOutput out, EntityParts parts) {
    SourceState source = entity.sources()[s];
    out.writeBoolean(source.hasClock);
    if (source.hasClock) {
      out.writeLong(source.clock);
      out.writeLong(source.settledTime());
    }
    for (int i = 0; i < source.logs.length; i++) {
      SourceState.Log log = source.logs[i];
      int first = log.firstNeeded();
      boolean inChunks = log.shape.expires() && log.rows.size() - first >= CHUNKED_FROM;
      out.writeBoolean(inChunks);
      if (inChunks) {
        chunked[s][i].write(log.rows, first, out, parts);
      } else {
        chunked[s][i].deleteAll(parts);
        log.rows.rows().write(first, out);
      }
      writeTail(log.rows, first, out);
      writeMarks(log, first, inChunks, out);
    }
    if (source.found != null) {
      int first = Math.max(0, source.found.tail() - 1);
      source.found.rows().write(first, out);
      writeTail(source.found, first, out);
    }
  }

  private void readSource(int s, StateInput in, EntityParts parts) {
    SourceState source = entity.sources()[s];
    if (in.readBoolean()) {
      source.moveClock(in.readLong());
      source.restoreSettledTime(in.readLong());
    }
    for (int i = 0; i < source.logs.length; i++) {
      SourceState.Log log = source.logs[i];
      boolean inChunks = in.readBoolean();
      if (inChunks) {
        chunked[s][i].read(log.rows, in, parts);
      } else {
        log.rows.rows().read(in);
      }
      readTail(log.rows, in);
      readMarks(log, inChunks, in);
      log.rows.markSaved();
    }
    if (source.found != null) {
      source.found.rows().read(in);
      readTail(source.found, in);
    }
  }

  private static void writeMarks(
      SourceState.Log log, int first, boolean inChunks, StateOutput out) {
    for (WindowMark mark : log.settled) {
      if (log.shape.expires()) {
        mark.cursor().write(first, out);
      }
      if (!inChunks) {
        mark.writeStates(out);
      }
    }
  }

  private static void readMarks(SourceState.Log log, boolean inChunks, StateInput in) {
    for (int w = 0; w < log.settled.length; w++) {
      WindowMark mark = log.settled[w];
      if (log.shape.expires()) {
        mark.cursor().read(in, log.rows.size());
      } else {
        mark.cursor().start(0);
      }
      if (inChunks) {
        mark.rebuildStates(log.views[w]);
      } else {
        mark.readStates(in);
      }
    }
  }

  /** The identities of the tail, most of which are known from the recent rows. */
  private void writeTail(ArrivalLog rows, int first, StateOutput out) {
    int start = Math.max(rows.tail(), first);
    out.writeUnsigned(rows.size() - start);
    for (int row = start; row < rows.size(); row++) {
      writeIdentity(rows.times()[row], rows.identity(row), out);
    }
  }

  private void writeIdentity(long time, byte[] identity, StateOutput out) {
    int number = 1;
    for (RecentRows recent : entity.recent()) {
      int known = recent.find(time, identity);
      if (known >= 0) {
        out.writeUnsigned(number + known);
        return;
      }
      number += recent.size();
    }
    out.writeUnsigned(0);
    out.writeBytes(identity);
  }

  private void readTail(ArrivalLog rows, StateInput in) {
    int count = in.readCount();
    if (count > rows.size()) {
      throw new IllegalArgumentException("a tail in the state's bytes is longer than its log");
    }
    byte[][] identities = new byte[count][];
    for (int i = 0; i < count; i++) {
      long known = in.readUnsigned();
      identities[i] = known == 0 ? in.readBytes() : knownIdentity(known - 1);
    }
    rows.restoreTail(identities);
  }

  private byte[] knownIdentity(long index) {
    long left = index;
    for (RecentRows recent : entity.recent()) {
      if (left < recent.size()) {
        return recent.identity((int) left);
      }
      left -= recent.size();
    }
    throw new IllegalArgumentException("the state's bytes name a row that is not there");
  }

  /** The parts of one long log. */
  private static final class ChunkedLog {
    private final int source;
    private final int log;

    /** Whether there are chunks, and which. */
    private boolean stored;

    private long firstChunk;
    private long endChunk;

    ChunkedLog(int source, int log) {
      this.source = source;
      this.log = log;
    }

    void write(ArrivalLog rows, int first, StateOutput out, EntityParts parts) {
      long firstRow = rows.dropped() + first;
      long end = rows.dropped() + rows.size();
      out.writeUnsigned(firstRow);
      out.writeUnsigned(end - firstRow);
      long newFirst = firstRow / ROWS_A_CHUNK;
      long newEnd = (end + ROWS_A_CHUNK - 1) / ROWS_A_CHUNK;
      long changed = stored ? rows.changedFrom() : 0;
      for (long chunk = Math.max(newFirst, changed / ROWS_A_CHUNK); chunk < newEnd; chunk++) {
        writeChunk(chunk, rows, end, parts);
      }
      if (stored) {
        delete(firstChunk, Math.min(newFirst, endChunk), parts);
        delete(Math.max(newEnd, firstChunk), endChunk, parts);
      }
      stored = true;
      firstChunk = newFirst;
      endChunk = newEnd;
      rows.markSaved();
    }

    private void writeChunk(long chunk, ArrivalLog rows, long end, EntityParts parts) {
      long from = Math.max(rows.dropped(), chunk * ROWS_A_CHUNK);
      long to = Math.min(end, (chunk + 1) * ROWS_A_CHUNK);
      StateOutput out = new StateOutput();
      out.writeUnsigned(from);
      rows.rows().write((int) (from - rows.dropped()), (int) (to - rows.dropped()), out);
      parts.put(name(chunk), out.toByteArray());
    }

    void read(ArrivalLog rows, StateInput in, EntityParts parts) {
      long first = in.readUnsigned();
      long end = first + in.readUnsigned();
      stored = true;
      firstChunk = first / ROWS_A_CHUNK;
      endChunk = (end + ROWS_A_CHUNK - 1) / ROWS_A_CHUNK;
      long start = first;
      for (long chunk = firstChunk; chunk < endChunk; chunk++) {
        byte[] bytes = parts.get(name(chunk));
        if (bytes == null) {
          throw new IllegalArgumentException("a part of the entity's log is missing");
        }
        StateInput rowsIn = new StateInput(bytes);
        long from = rowsIn.readUnsigned();
        start = chunk == firstChunk ? from : start;
        rows.rows().append(rowsIn);
      }
      if (start > first || start + rows.size() != end) {
        throw new IllegalArgumentException("the parts of the entity's log do not fit together");
      }
      rows.startAt(start);
      rows.rows().drop((int) (first - start));
      rows.startAt(first);
    }

    void deleteAll(EntityParts parts) {
      if (stored) {
        delete(firstChunk, endChunk, parts);
        stored = false;
      }
    }

    private void delete(long from, long to, EntityParts parts) {
      for (long chunk = from; chunk < to; chunk++) {
        parts.delete(name(chunk));
      }
    }

    private byte[] name(long chunk) {
      return ByteBuffer.allocate(2 + 2 + Long.BYTES)
          .putShort((short) source)
          .putShort((short) log)
          .putLong(chunk)
          .array();
    }
  }
}
