package dev.semblance.runtime.entity;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.StageRun.Row;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Feeds rows to a {@link StageArrivals} in the order given, saving and loading entities. */
final class ArrivalRun {
  private final List<StageInput> inputs;
  private final StageArrivals stage;
  private final BooleanSupplier reload;
  private final Map<String, EntityState> entities = new HashMap<>();
  private final Map<String, Map<ByteBuffer, byte[]>> stored = new HashMap<>();
  private final ColumnBatch batch = new ColumnBatch(StageRun.LAYOUT, 1);

  /** Parts put so far, to see what a save costs. */
  int puts;

  /**
   * @param reload asked before each arrival: whether its entity is to go on from saved bytes
   */
  ArrivalRun(Stage stage, long lateness, BooleanSupplier reload) {
    this.inputs = StageInput.of(stage);
    List<RowLayout> layouts = inputs.stream().map(input -> StageRun.LAYOUT).toList();
    this.stage = new StageArrivals(stage, layouts, event -> lateness);
    this.reload = reload;
    batch.addRow();
  }

  /** The last arrival's outcome by the subject's input. */
  Arrival last;

  /** The columns that the row gained; null if it is no subject's row, or a duplicate. */
  Map<String, Object> arrive(Row row) {
    Map<String, Object> added = null;
    for (int input = 0; input < inputs.size(); input++) {
      if (row.event().equals(inputs.get(input).event())) {
        added = arrive(input, row);
      }
    }
    return added;
  }

  private Map<String, Object> arrive(int input, Row row) {
    fill(row);
    String key = key(input, row);
    if (key == null) {
      last = stage.arriveWithoutKey();
    } else {
      last = stage.arrive(entity(key), input, batch, row.time(), row.identity());
    }
    boolean asked = inputs.get(input).subject() && !last.duplicate();
    return asked ? added() : null;
  }

  /** What the row would gain. */
  Map<String, Object> peek(Row row) {
    fill(row);
    String key = key(inputs.size() - 1, row);
    if (key == null) {
      stage.arriveWithoutKey();
    } else {
      last = stage.peek(entity(key), input -> batch, row.time(), row.identity());
    }
    return added();
  }

  private String key(int input, Row row) {
    return (String) row.value(inputs.get(input).key().get(0));
  }

  private void fill(Row row) {
    for (int i = 0; i < StageRun.LAYOUT.size(); i++) {
      batch.vector(i).setValue(0, row.value(StageRun.LAYOUT.columns().get(i).name()));
    }
  }

  private EntityState entity(String key) {
    EntityState known = entities.computeIfAbsent(key, any -> stage.newEntity());
    if (!reload.getAsBoolean()) {
      return known;
    }
    known.save(parts(key));
    EntityState loaded = stage.newEntity();
    loaded.load(parts(key));
    entities.put(key, loaded);
    return loaded;
  }

  private EntityParts parts(String key) {
    Map<ByteBuffer, byte[]> bytes = stored.computeIfAbsent(key, any -> new HashMap<>());
    return new EntityParts() {
      @Override
      public byte[] get(byte[] part) {
        return bytes.get(ByteBuffer.wrap(part));
      }

      @Override
      public void put(byte[] part, byte[] value) {
        puts++;
        bytes.put(ByteBuffer.wrap(part), value);
      }

      @Override
      public void delete(byte[] part) {
        bytes.remove(ByteBuffer.wrap(part));
      }
    };
  }

  /** How many parts an entity's state has. */
  int partsOf(String key) {
    return stored.get(key).size();
  }

  private Map<String, Object> added() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RowLayout.Column column : stage.addedLayout().columns()) {
      values.put(column.name(), stage.added().vector(column.name()).value(0));
    }
    return values;
  }
}
