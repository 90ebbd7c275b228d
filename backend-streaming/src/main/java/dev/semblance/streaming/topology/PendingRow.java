package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.entity.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;

/** A row that is being put together: the base of the wave it is in, and the parts that came. */
final class PendingRow {

  /** A message of the gather, and what it says beside the columns. */
  private record Piece(GatherMessage message, byte[] bytes) {
    static Piece of(byte[] bytes) {
      return new Piece(GatherMessage.read(new StateInput(bytes)), bytes);
    }
  }

  private static final long NO_PLACE = -1;

  private final ArrivalId id;
  private final Bytes order;

  /** Higher than that of all rows that came before; -1 while it has none. */
  private long place = NO_PLACE;

  private Headers headers = new RecordHeaders();

  /** Null between waves. */
  private Piece base;

  /** The last wave that the row has left; -1 if it is still in its first. */
  private int passed = -1;

  /** The rows of the same order that came just before and after this one; null at the ends. */
  private PendingRow before;

  private PendingRow after;

  private final List<Piece> parts = new ArrayList<>();

  /**
   * @param order key of the gather's messages: rows of one leave in the order in which they came
   */
  PendingRow(ArrivalId id, Bytes order) {
    this.id = id;
    this.order = order;
  }

  ArrivalId id() {
    return id;
  }

  Bytes order() {
    return order;
  }

  long place() {
    return place;
  }

  Headers headers() {
    return headers;
  }

  Origin origin() {
    return base.message().origin();
  }

  PendingRow after() {
    return after;
  }

  /** Whether the front has told of it; parts alone may be repeated ones of a row that is gone. */
  boolean hasPlace() {
    return place != NO_PLACE;
  }

  void setPlace(long newPlace) {
    place = newPlace;
  }

  /** Waits behind the row that came last of its order; null if there is none. */
  void follow(PendingRow last) {
    before = last;
    if (last != null) {
      last.after = this;
    }
  }

  /** Whether all rows that came before it have left the wave that it is in. */
  boolean isNext() {
    return before == null || before.passed >= wave();
  }

  /** The wave that the row is in; -1 between waves. */
  int wave() {
    return base == null ? -1 : base.message().wave();
  }

  void startWave(byte[] newBase, Headers newHeaders) {
    base = Piece.of(newBase);
    headers = newHeaders;
    parts.removeIf(part -> part.message().wave() != wave());
  }

  /** The row goes on its way; what comes next is the base of another wave. */
  void leaveWave() {
    passed = wave();
    base = null;
    parts.clear();
  }

  /** Takes a part; it may overtake its base where the application does not run exactly once. */
  void add(byte[] part) {
    Piece piece = Piece.of(part);
    if (base == null || piece.message().wave() == wave()) {
      parts.add(piece);
    }
  }

  /** Whether all columns of its wave are there. */
  boolean isComplete(EventFlow event) {
    if (base == null) {
      return false;
    }
    List<Integer> stages = event.waves().get(wave());
    long done = base.message().done();
    for (Piece part : parts) {
      done |= 1L << stages.indexOf(part.message().stage());
    }
    long all = -1L >>> (Long.SIZE - stages.size());
    return (done & all) == all;
  }

  /**
   * Puts the row together.
   *
   * @param row of the layout of the junction behind the wave
   * @param added for each stage of the plan room for its part's columns
   * @return what the stages up to here have said
   */
  Arrival assemble(ColumnBatch row, List<ColumnBatch> added, List<Projection> toRow) {
    StateInput in = new StateInput(base.bytes());
    Arrival verdict = GatherMessage.read(in).verdict();
    in.readRow(row, 0);
    for (Piece piece : parts) {
      StateInput part = new StateInput(piece.bytes());
      int stage = GatherMessage.read(part).stage();
      part.readRow(added.get(stage), 0);
      toRow.get(stage).copy(added.get(stage), row);
      verdict = Verdict.both(verdict, piece.message().verdict());
    }
    return verdict;
  }

  byte[] toBytes() {
    StateOutput out = new StateOutput();
    out.writeBytes(order.get());
    out.writeUnsigned(place + 1);
    HeaderBytes.write(headers, out);
    out.writeUnsigned(passed + 1);
    out.writeBoolean(base != null);
    if (base != null) {
      out.writeBytes(base.bytes());
    }
    out.writeUnsigned(parts.size());
    parts.forEach(part -> out.writeBytes(part.bytes()));
    return out.toByteArray();
  }

  static PendingRow of(ArrivalId id, byte[] bytes) {
    StateInput in = new StateInput(bytes);
    PendingRow row = new PendingRow(id, Bytes.wrap(in.readBytes()));
    row.place = in.readUnsigned() - 1;
    row.headers = HeaderBytes.read(in);
    row.passed = (int) in.readUnsigned() - 1;
    row.base = in.readBoolean() ? Piece.of(in.readBytes()) : null;
    int parts = in.readCount();
    for (int i = 0; i < parts; i++) {
      row.parts.add(Piece.of(in.readBytes()));
    }
    return row;
  }
}
