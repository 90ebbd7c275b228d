package dev.semblance.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.IsoTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values at one place of JSON samples have been so far. */
final class JsonShape {
  /** An object with more names than this is no record. */
  private static final int MOST_FIELDS = 200;

  private final Map<String, JsonShape> fields = new LinkedHashMap<>();
  private long values;
  private long nulls;
  private long bools;
  private long objects;
  private long arrays;
  private long texts;
  private long moments;
  private long wholes;
  private long fractions;
  private int digits;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;
  private JsonShape items;

  void add(JsonNode value) {
    values++;
    if (value.isNull()) {
      nulls++;
    } else if (value.isBoolean()) {
      bools++;
    } else if (value.isNumber()) {
      addNumber(value);
    } else if (value.isTextual()) {
      texts++;
      moments += IsoTime.isMoment(value.textValue()) ? 1 : 0;
    } else if (value.isArray()) {
      arrays++;
      items = items == null ? new JsonShape() : items;
      value.forEach(items::add);
    } else {
      objects++;
      value
          .properties()
          .forEach(
              field ->
                  fields
                      .computeIfAbsent(field.getKey(), name -> new JsonShape())
                      .add(field.getValue()));
    }
  }

  private void addNumber(JsonNode value) {
    if (!value.isIntegralNumber()) {
      fractions++;
      return;
    }
    wholes++;
    digits = Math.max(digits, value.bigIntegerValue().abs().toString().length());
    if (value.canConvertToLong()) {
      least = Math.min(least, value.longValue());
      greatest = Math.max(greatest, value.longValue());
    } else {
      digits = Math.max(digits, Type.MAX_PRECISION / 2 + 1);
    }
  }

  /** How often an object was here, null included or not. */
  long objects() {
    return objects;
  }

  /** The fields of the objects, in the order in which they came up. */
  List<FoundField> fields() {
    List<FoundField> found = new ArrayList<>();
    fields.forEach((name, shape) -> found.add(shape.field(name, objects)));
    return found;
  }

  private FoundField field(String name, long records) {
    boolean nullable = nulls > 0 || values < records;
    Optional<String> remark =
        items != null && items.nulls > 0 ? Optional.of(FoundEvents.NULL_ITEMS) : Optional.empty();
    return new FoundField(name, "", type(), nullable, remark);
  }

  private FoundType type() {
    List<String> kinds = kinds();
    if (kinds.size() != 1) {
      return new FoundType.Unsayable(
          kinds.isEmpty() ? "always null" : "sometimes " + String.join(", sometimes ", kinds));
    }
    if (objects > 0) {
      return ofObjects();
    }
    return arrays > 0 ? ofItems() : value();
  }

  private List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    addIf(bools, "a bool", kinds);
    addIf(wholes + fractions, "a number", kinds);
    addIf(texts, "a text", kinds);
    addIf(arrays, "a list", kinds);
    addIf(objects, "a record", kinds);
    return kinds;
  }

  private static void addIf(long count, String kind, List<String> kinds) {
    if (count > 0) {
      kinds.add(kind);
    }
  }

  private FoundType ofObjects() {
    if (fields.isEmpty()) {
      return new FoundType.Unsayable("a record without fields");
    }
    return fields.size() > MOST_FIELDS ? ofMaps() : new FoundType.Nested(fields());
  }

  /** Of objects that are no records, if what all their names lead to is of one type. */
  private FoundType ofMaps() {
    JsonShape all = new JsonShape();
    fields.values().forEach(all::add);
    List<String> kinds = all.kinds();
    return kinds.size() == 1 && all.objects == 0 && all.arrays == 0
        ? FoundType.Value.of(Type.mapOf(all.value().type()))
        : new FoundType.Unsayable("a map, with " + fields.size() + " different names");
  }

  /** Takes in what has been seen at another place. */
  private void add(JsonShape other) {
    values += other.values;
    nulls += other.nulls;
    bools += other.bools;
    objects += other.objects;
    arrays += other.arrays;
    texts += other.texts;
    moments += other.moments;
    wholes += other.wholes;
    fractions += other.fractions;
    digits = Math.max(digits, other.digits);
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
  }

  private FoundType ofItems() {
    List<String> kinds = items.kinds();
    if (kinds.size() != 1) {
      return new FoundType.Unsayable(
          kinds.isEmpty() ? "a list that is always empty" : "a list of several types");
    }
    return items.objects > 0 || items.arrays > 0
        ? new FoundType.Unsayable("a list of " + FoundEvents.plural(kinds.get(0)))
        : FoundType.Value.of(Type.listOf(items.value().type()));
  }

  private FoundType.Value value() {
    if (bools > 0) {
      return FoundType.Value.of(Type.BOOL);
    }
    if (texts > 0) {
      return FoundType.Value.of(texts == moments ? Type.TIMESTAMP : Type.STRING);
    }
    if (fractions > 0 || digits > Type.MAX_PRECISION) {
      return FoundType.Value.of(Type.DOUBLE);
    }
    return digits > Type.MAX_PRECISION / 2
        ? FoundType.Value.of(Type.decimal(Type.MAX_PRECISION, 0))
        : new FoundType.Value(Type.INT, Moments.unit(least, greatest));
  }
}
