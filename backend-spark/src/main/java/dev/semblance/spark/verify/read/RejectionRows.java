package dev.semblance.spark.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.spark.verify.Cause;
import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VerifyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The task that takes a log of rejections, lines of JSON with {@code reason}, {@code event}, {@code
 * id} (a value, or its parts as an array or as an object by field) and perhaps {@code detail}.
 * Those of other events than the trigger are passed over.
 */
public final class RejectionRows implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String file;
  private final String trigger;
  private final ArrayList<VectorField> id;

  private RejectionRows(String file, VectorDescription description) {
    this.file = file;
    this.trigger = description.trigger();
    this.id = new ArrayList<>(description.id());
  }

  /**
   * The rejections of triggers.
   *
   * @throws VerifyException if there is no such file
   */
  public static JavaRDD<InternalRow> of(
      VerifySession session, String file, VectorDescription description) {
    Path path = new Path(file);
    try {
      if (!path.getFileSystem(session.configuration()).exists(path)) {
        throw new VerifyException("%s does not exist".formatted(file));
      }
    } catch (IOException e) {
      throw new VerifyException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    return VerifySession.internalRows(session.session().read().text(path.toString()))
        .mapPartitions(new RejectionRows(file, description));
  }

  /** What a rejection's cells say. */
  public static Cause cause(byte[] cells) {
    return Cause.values()[cells[0]];
  }

  /** The rejection's words for people. */
  public static String detail(byte[] cells) {
    return Cell.visible(new String(cells, 1, cells.length - 1, UTF_8));
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> lines) {
    return new PresentRows<>(lines, line -> row(line.getUTF8String(0).toString()));
  }

  private InternalRow row(String line) {
    if (line.isBlank()) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.path("reason").isTextual() || !node.has("id")) {
        throw new VerifyException("a line of %s has no reason and id: %s".formatted(file, line));
      }
      String event = node.path("event").asText(trigger);
      byte[] key = event.equals(trigger) ? key(node.path("id")) : null;
      return key == null ? null : KeyedRow.of(key, KeyedRow.REJECTION, 0, cells(node), 0);
    } catch (JsonProcessingException e) {
      throw new VerifyException(
          "a line of %s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new VerifyException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The id's bytes; null where it is none of the trigger's. */
  private byte[] key(JsonNode node) throws IOException {
    OrderedBytes key = new OrderedBytes();
    for (int i = 0; i < id.size(); i++) {
      JsonNode part = node;
      if (node.isArray()) {
        part = node.path(i);
      } else if (node.isObject()) {
        part = node.path(id.get(i).name());
      }
      if (part.isMissingNode()) {
        return null;
      }
      Type type = id.get(i).type();
      try (JsonParser parser = part.traverse()) {
        parser.nextToken();
        Object value = JsonValue.read(parser, type);
        if (!RowForm.isOf(type, value)) {
          return null;
        }
        key.append(type, value);
      }
    }
    return key.toBytes();
  }

  private static byte[] cells(JsonNode node) {
    String reason = node.path("reason").asText();
    Cause cause = Cause.ofRejection(reason);
    String detail = node.path("detail").asText("");
    String text = cause == Cause.REJECTED ? (reason + " " + detail).strip() : detail;
    byte[] words = text.getBytes(UTF_8);
    byte[] cells = new byte[words.length + 1];
    cells[0] = (byte) cause.ordinal();
    System.arraycopy(words, 0, cells, 1, words.length);
    return cells;
  }
}
