package dev.semblance.cli.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what files say about events, by their endings. */
public final class SchemaFiles {
  private static final Set<String> JSON = Set.of("json", "jsonl", "ndjson");
  private static final Set<String> DESCRIPTORS = Set.of("desc", "pb", "protoset", "binpb");

  private SchemaFiles() {}

  /**
   * The declaration of the events that files hold or describe.
   *
   * @param files one, or several of JSON samples; a folder stands for the files in it
   * @param wish what is known of it already
   * @throws UnreadableSchema if the files do not tell
   * @throws IllegalArgumentException if the wish cannot be met; the message is for the user
   */
  public static EventDraft draft(List<Path> files, ImportWish wish) throws IOException {
    FoundEvent found = found(files, wish.message());
    return new EventDraft(wish.name().map(found::named).orElse(found), wish);
  }

  /** The file itself, or the files of a folder as other systems write them. */
  private static List<Path> dataFiles(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return List.of(file);
    }
    try (Stream<Path> all = Files.walk(file)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().matches("[._].*"))
          .sorted()
          .toList();
    }
  }

  private static FoundEvent found(List<Path> files, Optional<String> message) throws IOException {
    Path place = files.get(0);
    List<Path> samples = new ArrayList<>();
    for (Path file : files) {
      samples.addAll(dataFiles(file));
    }
    if (samples.isEmpty()) {
      throw new UnreadableSchema(place + ": no files in it", null);
    }
    if (samples.stream().allMatch(file -> JSON.contains(FoundEvents.ending(file)))) {
      return JsonSamples.of(samples, place);
    }
    Path file = samples.get(0);
    if (files.size() > 1) {
      throw new IllegalArgumentException(
          "only samples in JSON can be several files of one event: import the others one by one");
    }
    String ending = FoundEvents.ending(file);
    if (DESCRIPTORS.contains(ending)) {
      return ProtobufSchemas.of(file, message);
    }
    return switch (ending) {
      case "parquet" -> ParquetSchemas.of(file, place);
      case "avsc" -> AvroSchemas.ofSchema(file);
      case "avro" -> AvroSchemas.ofFile(file, place);
      default ->
          throw new IllegalArgumentException(
              file
                  + ": events are imported from .parquet, .avro, .avsc, .json, .jsonl and from"
                  + " .desc (a set of Protobuf descriptors)");
    };
  }
}
