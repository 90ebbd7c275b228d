package dev.semblance.spark.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.spark.output.VectorColumn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code _schema.json} says of a set of vectors.
 *
 * @param planHash empty where it is not known
 * @param library the version of Semblance that wrote it; empty where it is not known
 * @param known whether this was written for this very set, not borrowed for its columns' types
 */
public record VectorDescription(
    String namespace,
    String vector,
    int version,
    String trigger,
    String planHash,
    String library,
    List<VectorField> columns,
    boolean known) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public VectorDescription {
    columns = List.copyOf(columns);
  }

  /**
   * Reads it.
   *
   * @param place names the file in messages
   * @throws VerifyException if it is not what a backfill or a replay writes
   */
  public static VectorDescription parse(byte[] text, String place) {
    try {
      JsonNode root = JSON.readTree(text);
      List<VectorField> columns = new ArrayList<>();
      for (JsonNode column : root.path("columns")) {
        VectorField field =
            new VectorField(
                text(column, "name"),
                text(column, "type"),
                Role.valueOf(text(column, "role").toUpperCase(Locale.ROOT)));
        field.type(); // Fails here rather than in a task.
        columns.add(field);
      }
      if (columns.stream().noneMatch(column -> column.role() == Role.ID)) {
        throw new IllegalArgumentException("it names no column of the role id");
      }
      return new VectorDescription(
          root.path("namespace").asText(),
          text(root, "vector"),
          root.path("version").asInt(),
          root.path("trigger").asText(),
          root.path("plan_hash").asText(),
          root.path("semblance_version").asText(),
          columns,
          true);
    } catch (JsonProcessingException e) {
      throw new VerifyException("%s is no JSON: %s".formatted(place, e.getOriginalMessage()), e);
    } catch (IllegalArgumentException | java.io.IOException e) {
      throw new VerifyException(
          "%s does not describe vectors: %s".formatted(place, e.getMessage()), e);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("`" + name + "` is missing");
    }
    return value.asText();
  }

  /** The same columns, but for labels, for a set of which nothing else is known. */
  public VectorDescription borrowed() {
    return new VectorDescription(
        namespace, vector, version, trigger, "", "", withoutLabels().columns, false);
  }

  /** The same for what was served, which has no labels. */
  public VectorDescription withoutLabels() {
    List<VectorField> served =
        columns.stream().filter(column -> column.role() != Role.LABEL).toList();
    return new VectorDescription(
        namespace, vector, version, trigger, planHash, library, served, known);
  }

  /** {@code shop.fraud v2}. */
  public String title() {
    return (namespace.isEmpty() ? "" : namespace + ".") + vector + " v" + version;
  }

  /** The parts of the trigger's id, in order. */
  public List<VectorField> id() {
    return columns.stream().filter(column -> column.role() == Role.ID).toList();
  }

  /** The trigger's time, which may be the id; empty where there is none. */
  public Optional<VectorField> time() {
    Optional<VectorField> own =
        columns.stream().filter(column -> column.role() == Role.TIME).findFirst();
    return own.isPresent()
        ? own
        : id().stream().filter(column -> column.typeText().equals("timestamp")).findFirst();
  }

  /** What a row is matched by: the parts of the id, and the time where it is no part of it. */
  public List<VectorField> key() {
    List<VectorField> key = new ArrayList<>(id());
    time().filter(time -> !key.contains(time)).ifPresent(key::add);
    return key;
  }

  /** The vector's own columns, in order; labels, which only backfills have, come last. */
  public List<VectorField> values() {
    return columns.stream()
        .filter(column -> column.role() == Role.VALUE || column.role() == Role.LABEL)
        .toList();
  }

  /** The column of that name. */
  public Optional<VectorField> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
