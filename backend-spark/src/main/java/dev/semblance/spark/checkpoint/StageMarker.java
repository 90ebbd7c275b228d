package dev.semblance.spark.checkpoint;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says that a stage is done, and all that is known by then. It is written last.
 *
 * @param stage name
 * @param files of its rows
 * @param counters what the tasks of this stage and those before it counted, by name
 * @param rowsByHour the triggers' rows by hour since the epoch, as far as they have been read
 * @param quarantine files of bad records that were found so far, below the work's quarantine
 */
record StageMarker(
    String stage,
    List<LaneFile> files,
    SortedMap<String, Long> counters,
    Map<Long, Long> rowsByHour,
    List<String> quarantine) {

  /** The file's name in the stage's directory. */
  static final String FILE = "_done.json";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  StageMarker {
    requireNonNull(stage, "stage");
    files = List.copyOf(files);
    quarantine = List.copyOf(quarantine);
  }

  byte[] bytes() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("stage", stage);
    ArrayNode list = root.putArray("files");
    for (LaneFile file : files) {
      list.addObject().put("name", file.name()).put("rows", file.rows()).put("bytes", file.bytes());
    }
    ObjectNode counts = root.putObject("counters");
    counters.forEach(counts::put);
    ObjectNode hours = root.putObject("rowsByHour");
    rowsByHour.forEach((hour, count) -> hours.put(hour.toString(), count));
    ArrayNode bad = root.putArray("quarantine");
    quarantine.forEach(bad::add);
    return JSON.writeValueAsBytes(root);
  }

  /** The marker that the bytes hold; empty if they are none. */
  static Optional<StageMarker> parse(byte[] bytes) {
    try {
      JsonNode root = JSON.readTree(bytes);
      if (root.path("format").asInt() != FORMAT) {
        return Optional.empty();
      }
      List<LaneFile> files = new ArrayList<>();
      for (JsonNode file : root.path("files")) {
        files.add(
            new LaneFile(
                file.path("name").asText(),
                file.path("rows").asLong(),
                file.path("bytes").asLong()));
      }
      SortedMap<String, Long> counters = new TreeMap<>();
      root.path("counters")
          .properties()
          .forEach(e -> counters.put(e.getKey(), e.getValue().asLong()));
      Map<Long, Long> hours = new TreeMap<>();
      root.path("rowsByHour")
          .properties()
          .forEach(e -> hours.put(Long.valueOf(e.getKey()), e.getValue().asLong()));
      List<String> quarantine = new ArrayList<>();
      root.path("quarantine").forEach(file -> quarantine.add(file.asText()));
      return Optional.of(
          new StageMarker(root.path("stage").asText(), files, counters, hours, quarantine));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
