package dev.semblance.runtime.record;

import org.apache.avro.Schema;

/** Steps over values of any Avro schema. */
final class AvroSkip {
  /** Deeper values are no data; stepping over them would need an unlimited stack. */
  private static final int MOST_LEVELS = 200;

  private AvroSkip() {}

  static void skip(Schema schema, AvroInput in) throws BadRecordException {
    skip(schema, in, MOST_LEVELS);
  }

  private static void skip(Schema schema, AvroInput in, int levels) throws BadRecordException {
    if (levels == 0) {
      throw new BadRecordException("nested more than " + MOST_LEVELS + " levels deep");
    }
    switch (schema.getType()) {
      case NULL -> {}
      case BOOLEAN -> in.readBoolean();
      case INT, LONG -> in.readLong();
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case STRING, BYTES -> in.skip(in.readLength());
      case FIXED -> in.skip(schema.getFixedSize());
      case ENUM -> in.readIndex(schema.getEnumSymbols().size());
      case UNION -> {
        int branch = in.readIndex(schema.getTypes().size());
        skip(schema.getTypes().get(branch), in, levels - 1);
      }
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema(), in, levels - 1);
        }
      }
      case ARRAY -> skipItems(schema.getElementType(), false, in, levels - 1);
      case MAP -> skipItems(schema.getValueType(), true, in, levels - 1);
    }
  }

  private static void skipItems(Schema item, boolean named, AvroInput in, int levels)
      throws BadRecordException {
    for (long count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
      int before = in.position();
      for (long i = 0; i < count; i++) {
        if (named) {
          in.skip(in.readLength());
        }
        skip(item, in, levels);
        if (in.position() == before) {
          break; // Items without bytes: there may be any number of them.
        }
      }
    }
  }
}
