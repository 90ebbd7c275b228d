package dev.semblance.compiler.type;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an event looks like.
 *
 * @param fields all declared fields, in the order declared; those of records at their place
 * @param idFields names of the {@code @id} fields in order; empty when the id is a hash of all
 *     declared fields
 * @param timeField name of the {@code @time} field, a non-null timestamp
 * @param arrivalField name of the {@code @arrival} field, if any; it is no part of the event's
 *     content
 */
public record EventSchema(
    String name,
    List<Field> fields,
    List<String> idFields,
    String timeField,
    Optional<String> arrivalField,
    String doc) {

  /** Name of the output column that holds the id of an event without {@code @id} fields. */
  public static final String HASHED_ID = "event_id";

  public EventSchema {
    requireNonNull(name, "name");
    fields = List.copyOf(fields);
    idFields = List.copyOf(idFields);
    requireNonNull(timeField, "timeField");
    requireNonNull(arrivalField, "arrivalField");
    requireNonNull(doc, "doc");
  }

  /** The field of that name, if declared. */
  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }

  /** Whether fields are declared within a record of that path. */
  public boolean hasRecord(String path) {
    return fields.stream().anyMatch(field -> field.isIn(path));
  }

  /** The names of the output's id columns. */
  public List<String> idColumns() {
    return hasHashedId() ? List.of(HASHED_ID) : idFields.stream().map(Field::columnOf).toList();
  }

  /** The name of the output's time column. */
  public String timeColumn() {
    return Field.columnOf(timeField);
  }

  public boolean hasHashedId() {
    return idFields.isEmpty();
  }
}
