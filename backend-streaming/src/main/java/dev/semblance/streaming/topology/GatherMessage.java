package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.entity.Arrival;

/**
 * A piece of a row on its way to be put together. The columns follow.
 *
 * @param wave whose stages' columns are gathered; of a ticket, no matter
 * @param stage that a part comes from, else -1
 * @param done of a base: the stages of the wave that have no part to come, as a bit each in the
 *     order of the wave
 * @param origin of a base; null in parts and tickets
 */
record GatherMessage(
    Kind kind, int wave, int stage, long done, ArrivalId id, Origin origin, Arrival verdict) {

  enum Kind {
    /** That a trigger has arrived: no columns yet. */
    TICKET,
    /** The columns known before the wave. */
    BASE,
    /** The columns that one stage adds. */
    PART
  }

  private static final int VERSION = 1;

  static byte[] ticket(ArrivalId id) {
    return new GatherMessage(Kind.TICKET, 0, -1, 0, id, null, Arrival.TAKEN).start().toByteArray();
  }

  static byte[] base(int wave, long done, Origin origin, Arrival verdict, ColumnBatch row) {
    StateOutput out =
        new GatherMessage(Kind.BASE, wave, -1, done, origin.id(), origin, verdict).start();
    out.writeRow(row, 0);
    return out.toByteArray();
  }

  /**
   * @param columns those of {@code added} that something later reads
   */
  static byte[] part(
      int wave, int stage, ArrivalId id, Arrival verdict, ColumnBatch added, Projection columns) {
    StateOutput out = new GatherMessage(Kind.PART, wave, stage, 0, id, null, verdict).start();
    columns.write(added, out);
    return out.toByteArray();
  }

  private StateOutput start() {
    StateOutput out = new StateOutput();
    out.writeByte(VERSION);
    out.writeByte(kind.ordinal());
    out.writeUnsigned(wave);
    id.write(out);
    Verdict.write(verdict, out);
    switch (kind) {
      case TICKET -> {}
      case BASE -> {
        out.writeUnsigned(done);
        origin.write(out);
      }
      case PART -> out.writeUnsigned(stage);
    }
    return out;
  }

  /** Reads all but the columns. */
  static GatherMessage read(StateInput in) {
    StageMessage.requireVersion(in, VERSION);
    Kind kind = Kind.values()[in.readByte()];
    int wave = (int) in.readUnsigned();
    ArrivalId id = ArrivalId.read(in);
    Arrival verdict = Verdict.read(in);
    return switch (kind) {
      case TICKET -> new GatherMessage(kind, wave, -1, 0, id, null, verdict);
      case BASE ->
          new GatherMessage(kind, wave, -1, in.readUnsigned(), id, Origin.read(in), verdict);
      case PART -> new GatherMessage(kind, wave, (int) in.readUnsigned(), 0, id, null, verdict);
    };
  }
}
