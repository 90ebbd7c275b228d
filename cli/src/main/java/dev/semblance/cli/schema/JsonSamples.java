package dev.semblance.cli.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What samples in JSON have in common: objects, one after the other or in a list. */
final class JsonSamples {
  /** Enough to see what is usual; not more than takes a few seconds. */
  static final int MOST_RECORDS = 100_000;

  private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());

  private final JsonShape shape = new JsonShape();
  private long records;
  private boolean lines = true;

  private JsonSamples() {}

  /**
   * Of files that all hold events of one kind.
   *
   * @param place that the first of them is, or is in
   */
  static FoundEvent of(List<Path> files, Path place) throws IOException {
    JsonSamples samples = new JsonSamples();
    for (Path file : files) {
      samples.read(file);
    }
    if (samples.shape.objects() == 0) {
      throw new UnreadableSchema(place + ": no JSON object in it", null);
    }
    FoundEvent event =
        new FoundEvent(
            FoundEvents.nameOf(place),
            "",
            samples.shape.fields(),
            "archive: { path: %s, format: json }".formatted(Names.yaml(place.toString())));
    FoundEvent told =
        event.with(
            "types and `?` are those of %,d %s: what never was null or missing in them is declared"
                    .formatted(samples.records, samples.records == 1 ? "sample" : "samples")
                + " as never null");
    return samples.lines
        ? told
        : told.with("a backfill reads one JSON object a line, and these files hold lists");
  }

  private void read(Path file) throws IOException {
    try (InputStream in = open(file);
        JsonParser parser = MAPPER.createParser(in)) {
      while (parser.nextToken() != null && records < MOST_RECORDS) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          shape.add(parser.readValueAsTree());
          records++;
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
          lines = false;
        } else if (parser.currentToken() != JsonToken.END_ARRAY) {
          throw new UnreadableSchema(
              file + ": an event is a JSON object, and here is " + parser.getText(), null);
        }
      }
    } catch (JsonProcessingException e) {
      throw new UnreadableSchema(
          "%s: not JSON: %s (record %d)".formatted(file, e.getOriginalMessage(), records + 1), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
