package dev.semblance.runtime.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is to be read from an object of JSON: the names that matter, each with the declared fields
 * that it gives, or with what is to be read from the object below it.
 */
final class JsonFields {
  private static final int[] NONE = {};

  private final String path;
  private final Map<String, JsonFields> below = new HashMap<>();
  private int[] fields = NONE;
  private long seenIn;

  private JsonFields(String path) {
    this.path = path;
  }

  /** Of a whole record. */
  static JsonFields root() {
    return new JsonFields("");
  }

  /** Makes a column give a field: under its name as it is, or by the names of a path to it. */
  void add(String column, int field) {
    child(column).addField(field);
    String[] names = column.split("\\.", -1);
    if (names.length > 1 && Arrays.stream(names).noneMatch(String::isEmpty)) {
      JsonFields at = this;
      for (String name : names) {
        at = at.child(name);
      }
      at.addField(field);
    }
  }

  private JsonFields child(String name) {
    return below.computeIfAbsent(
        name, any -> new JsonFields(path.isEmpty() ? name : path + "." + name));
  }

  private void addField(int field) {
    fields = Arrays.copyOf(fields, fields.length + 1);
    fields[fields.length - 1] = field;
  }

  /** What is to be read under a name; null if nothing. */
  JsonFields of(String name) {
    return below.get(name);
  }

  /** The declared fields that the value gives, by their index. */
  int[] fields() {
    return fields;
  }

  /** Notes that the name stands in a record; it may do so once. */
  void see(long record) throws BadRecordException {
    if (seenIn == record) {
      throw new BadRecordException("`" + path + "` stands there twice");
    }
    seenIn = record;
  }

  BadRecordException noRecord(String found) {
    return new BadRecordException("`" + path + "`: not a record: " + BadText.shown(found));
  }
}
