package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.entity.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What became of a row at all stages together, and its way through messages. */
final class Verdict {
  private Verdict() {}

  static Arrival both(Arrival left, Arrival right) {
    if (left.equals(Arrival.TAKEN)) {
      return right;
    }
    if (right.equals(Arrival.TAKEN)) {
      return left;
    }
    List<String> lateFor = new ArrayList<>(left.lateFor());
    right.lateFor().stream().filter(name -> !lateFor.contains(name)).forEach(lateFor::add);
    return new Arrival(
        left.duplicate() || right.duplicate(), left.refused() || right.refused(), lateFor);
  }

  static void write(Arrival verdict, StateOutput out) {
    out.writeByte((verdict.duplicate() ? 1 : 0) | (verdict.refused() ? 2 : 0));
    out.writeUnsigned(verdict.lateFor().size());
    for (String name : verdict.lateFor()) {
      out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Arrival read(StateInput in) {
    int flags = in.readByte();
    int count = in.readCount();
    if (flags == 0 && count == 0) {
      return Arrival.TAKEN;
    }
    List<String> lateFor = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lateFor.add(new String(in.readBytes(), StandardCharsets.UTF_8));
    }
    return new Arrival((flags & 1) != 0, (flags & 2) != 0, lateFor);
  }
}
