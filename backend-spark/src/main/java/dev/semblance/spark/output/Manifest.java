package dev.semblance.spark.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What an output is: which files hold its rows, and what their columns are. It stands in one file,
 * which is replaced in one step; so whoever reads by it sees an output whole, whatever is being
 * done to it.
 *
 * @param run that wrote it
 * @param description of the vector and its columns, as {@link SchemaFile} has it
 * @param files in order of their paths
 */
public record Manifest(String run, ObjectNode description, List<DataFile> files) {

  /** The file's name. */
  public static final String FILE = "_manifest.json";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RUN_OF_FILE =
      Pattern.compile(".*/part-(" + RunName.TOKEN + ")-\\d+\\..*");

  public Manifest {
    requireNonNull(run, "run");
    requireNonNull(description, "description");
    files = files.stream().sorted(Comparator.comparing(DataFile::path)).toList();
  }

  /**
   * The manifest of the output in {@code directory}; empty if it has none.
   *
   * @throws IOException if it cannot be read, or is of a form that this version does not know
   */
  public static Optional<Manifest> read(FileSystem fileSystem, Path directory) throws IOException {
    Path file = new Path(directory, FILE);
    byte[] bytes;
    try (InputStream in = fileSystem.open(file)) {
      bytes = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(JSON.readTree(bytes)));
    } catch (DateTimeException | ClassCastException | IOException e) {
      throw new IOException("%s is no manifest: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Manifest parse(JsonNode root) throws IOException {
    if (root.path("format").asInt() != FORMAT) {
      throw new IOException(
          "its format is %s, and this version reads %d"
              .formatted(root.path("format").asText("missing"), FORMAT));
    }
    List<DataFile> files = new ArrayList<>();
    for (JsonNode file : root.path("files")) {
      files.add(
          new DataFile(
              file.path("path").asText(),
              LocalDate.parse(file.path("date").asText()),
              file.path("rows").asLong(),
              file.path("bytes").asLong()));
    }
    return new Manifest(root.path("run").asText(), (ObjectNode) root.path("schema"), files);
  }

  byte[] bytes() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("run", run);
    root.set("schema", description);
    ArrayNode list = root.putArray("files");
    for (DataFile file : files) {
      ObjectNode node = list.addObject();
      node.put("path", file.path());
      node.put("date", file.date().toString());
      node.put("rows", file.rows());
      node.put("bytes", file.bytes());
    }
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n").getBytes(UTF_8);
  }

  /** The dates of which there are rows. */
  Set<LocalDate> dates() {
    return files.stream().map(DataFile::date).collect(Collectors.toSet());
  }

  /** The runs that wrote these files, and this manifest. */
  Set<String> runs() {
    Set<String> runs =
        files.stream()
            .map(file -> RUN_OF_FILE.matcher(file.path()))
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .collect(Collectors.toSet());
    runs.add(run);
    return runs;
  }
}
