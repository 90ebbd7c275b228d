package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** One field of the written record, for the declared fields that are read from it, if any. */
final class AvroField {

  /**
   * A declared field.
   *
   * @param doors by branch of the union; a single one if there is no union
   */
  private record Target(int column, List<ValueDoor> doors) {}

  private final Schema schema;
  private final List<Schema> branches;
  private final List<Target> targets = new ArrayList<>();

  /**
   * @throws SourceException if a declared field cannot be read from its type
   */
  AvroField(String source, Schema.Field written, EventSchema event, EventBinding binding) {
    this.schema = written.schema();
    this.branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    for (int i = 0; i < event.fields().size(); i++) {
      Field field = event.fields().get(i);
      if (binding.columnOf(field.name()).equals(written.name())) {
        targets.add(new Target(i, doors(source, field, written.name(), binding)));
      }
    }
  }

  private List<ValueDoor> doors(String source, Field field, String column, EventBinding binding) {
    List<ValueDoor> doors = new ArrayList<>();
    for (Schema branch : branches) {
      // A null needs any door of its field; that of another branch does.
      Schema typed = isNull(branch) ? valueBranchOr(branch) : branch;
      doors.add(
          ValueDoor.of(source, field, column, AvroType.of(typed), binding.timeOf(field.name())));
    }
    return doors;
  }

  private Schema valueBranchOr(Schema branch) {
    return AvroType.valueBranches(schema).stream().findFirst().orElse(branch);
  }

  private static boolean isNull(Schema branch) {
    return branch.getType() == Schema.Type.NULL;
  }

  /** Reads the field's value into all columns that want it. */
  void read(AvroInput in, ColumnBatch into, int row) throws BadRecordException {
    if (targets.isEmpty()) {
      AvroSkip.skip(schema, in);
      return;
    }
    int start = in.position();
    for (Target target : targets) {
      in.moveTo(start);
      int branch = schema.isUnion() ? in.readIndex(branches.size()) : 0;
      ValueDoor door = target.doors().get(branch);
      if (isNull(branches.get(branch))) {
        door.acceptNull(into.vector(target.column()), row);
      } else {
        AvroValue.read(branches.get(branch), in, door, into.vector(target.column()), row);
      }
    }
  }
}
