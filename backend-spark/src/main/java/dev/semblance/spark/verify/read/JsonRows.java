package dev.semblance.spark.verify.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.semblance.compiler.type.Type;
import dev.semblance.spark.source.SourceFiles;
import dev.semblance.spark.verify.VerifyException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that takes vectors from lines of JSON; rows are a line and the path of its file. */
final class JsonRows implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN = 120;

  /** More than that, and names are data. */
  private static final int MOST_NAMES = 200;

  private final RowForm form;
  private final HashSet<String> passedOver;
  private final SeenNames unknown;

  /**
   * @param passedOver columns that are known but not wanted
   * @param unknown hears of fields that are not known
   */
  JsonRows(RowForm form, Set<String> passedOver, SeenNames unknown) {
    this.form = form;
    this.passedOver = new HashSet<>(passedOver);
    this.unknown = unknown;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> lines) {
    return new PresentRows<>(lines, new Lines()::row);
  }

  private final class Lines {
    private final RowForm.Maker maker = form.maker();
    private final List<Type> types = maker.types();
    private final Object[] values = new Object[types.size()];
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    Lines() {
      for (int i = 0; i < types.size(); i++) {
        places.put(form.columns().get(i).name(), i);
      }
    }

    InternalRow row(InternalRow line) {
      String text = line.getUTF8String(0).toString();
      if (text.isBlank()) {
        return null;
      }
      String place = "a line of " + SourceFiles.display(new Path(line.getUTF8String(1).toString()));
      Arrays.fill(values, CellWriter.ABSENT);
      try (JsonParser parser = JSON.createParser(text)) {
        read(parser);
      } catch (JsonProcessingException e) {
        throw new VerifyException(
            "%s is no JSON object (%s): %s".formatted(place, e.getOriginalMessage(), start(text)),
            e);
      } catch (IOException e) {
        throw new VerifyException("%s cannot be read: %s".formatted(place, e.getMessage()), e);
      }
      return maker.row(values, place);
    }

    private void read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "it begins otherwise");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        Integer place = places.get(name);
        if (place == null) {
          passOver(name, parser);
        } else {
          values[place] = JsonValue.read(parser, types.get(place));
        }
      }
    }

    private void passOver(String name, JsonParser parser) throws IOException {
      if (!passedOver.contains(name) && reported.size() < MOST_NAMES && reported.add(name)) {
        unknown.add(name);
      }
      parser.skipChildren();
    }
  }

  private static String start(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
