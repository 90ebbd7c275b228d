package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.entity.Arrival;

/**
 * A row on its way to a stage; the message's key is the entity's. The columns follow in the order
 * of the feed's layout.
 *
 * @param input index among the stage's inputs
 * @param reports whether it is this input that tells of a repeated row, which may come to several
 * @param verdict of the stages before
 */
record StageMessage(int input, boolean reports, Origin origin, Arrival verdict) {
  private static final int VERSION = 1;

  byte[] write(ColumnBatch row, Projection columns) {
    StateOutput out = new StateOutput();
    out.writeByte(VERSION);
    out.writeUnsigned(input);
    out.writeBoolean(reports);
    origin.write(out);
    Verdict.write(verdict, out);
    columns.write(row, out);
    return out.toByteArray();
  }

  /** Reads all but the columns. */
  static StageMessage read(StateInput in) {
    requireVersion(in, VERSION);
    return new StageMessage(
        (int) in.readUnsigned(), in.readBoolean(), Origin.read(in), Verdict.read(in));
  }

  static void requireVersion(StateInput in, int version) {
    int found = in.readByte();
    if (found != version) {
      throw new IllegalStateException(
          "an internal topic holds rows of format "
              + found
              + ", and this library reads format "
              + version
              + ": let the library that wrote them work them off before the upgrade");
    }
  }
}
