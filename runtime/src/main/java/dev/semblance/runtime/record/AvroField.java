package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** One field of a written record, for the declared fields that are read from it, if any. */
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

  /** By branch; empty where no declared field is read from a record here. */
  private final List<AvroRecordBranch> records;

  /**
   * @param path of the field, from the outermost record
   * @throws SourceException if a declared field cannot be read from its type
   */
  AvroField(AvroColumns columns, String path, Schema schema) {
    this.schema = schema;
    this.branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    for (int i = 0; i < columns.event().fields().size(); i++) {
      Field field = columns.event().fields().get(i);
      if (columns.binding().columnOf(field.name()).equals(path)) {
        targets.add(new Target(i, doors(columns.source(), field, path, columns.binding())));
      }
    }
    this.records =
        columns.isWantedWithin(path)
            ? branches.stream().map(branch -> new AvroRecordBranch(columns, path, branch)).toList()
            : List.of();
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
    if (targets.isEmpty() && records.isEmpty()) {
      AvroSkip.skip(schema, in);
      return;
    }
    int start = in.position();
    for (Target target : targets) {
      in.moveTo(start);
      int branch = readBranch(in);
      ValueDoor door = target.doors().get(branch);
      if (isNull(branches.get(branch))) {
        door.acceptNull(into.vector(target.column()), row);
      } else {
        AvroValue.read(branches.get(branch), in, door, into.vector(target.column()), row);
      }
    }
    if (!records.isEmpty()) {
      in.moveTo(start);
      records.get(readBranch(in)).read(in, into, row);
    }
  }

  private int readBranch(AvroInput in) throws BadRecordException {
    return schema.isUnion() ? in.readIndex(branches.size()) : 0;
  }
}
