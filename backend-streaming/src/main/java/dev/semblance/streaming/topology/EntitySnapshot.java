package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.entity.EntityState;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** What a store has of one entity, on its way to an instance that has another part of the store. */
final class EntitySnapshot {
  private EntitySnapshot() {}

  /**
   * @param scratch an entity of the stage, to learn which parts there are
   */
  static byte[] take(PlanFlow flow, CommitStore store, byte[] key, EntityState scratch) {
    StateOutput out = new StateOutput();
    out.writeBytes(PlanMark.of(flow));
    EntityStates.load(
        store,
        key,
        scratch,
        (part, value) -> {
          out.writeBytes(part);
          out.writeBytes(value);
        });
    return out.toByteArray();
  }

  /**
   * @throws OtherPlanException if the other instance runs another plan
   */
  static void load(PlanFlow flow, String store, byte[] snapshot, EntityState into) {
    StateInput in = new StateInput(snapshot);
    PlanMark.require(flow, store, in.readBytes());
    Map<Bytes, byte[]> parts = new HashMap<>();
    while (!in.isAtEnd()) {
      Bytes part = Bytes.wrap(in.readBytes());
      parts.put(part, in.readBytes());
    }
    into.load(new ReadParts(part -> parts.get(Bytes.wrap(part))));
  }
}
