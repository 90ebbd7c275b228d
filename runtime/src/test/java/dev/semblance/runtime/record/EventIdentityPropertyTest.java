package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.nullable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Two events are one exactly if their content is the same. */
class EventIdentityPropertyTest {
  private static final int FIELDS = 4;
  private static final int EVENTS = 60;

  /** Different contents never share an encoding, whatever nulls and lengths are beside them. */
  @Property(tries = 300)
  void encodingTellsContentsApart(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    EventSchema schema = schema(random, List.of());
    CanonicalEncoding encoding = new CanonicalEncoding(schema);
    Map<String, List<Object>> contents = new HashMap<>();
    for (int i = 0; i < EVENTS; i++) {
      Object[] values = values(random, schema);
      encoding.encode(values);
      List<Object> content = Arrays.asList(values);
      List<Object> other = contents.put(Arrays.toString(encoding.toBytes()), content);
      assertThat(other == null ? content : other).isEqualTo(content);
    }
  }

  /** Nothing can move from one field into the next without being seen. */
  @Property(tries = 300)
  void encodingSeesWhereAFieldEnds(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    Type element = random.scalarType();
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(random.value(element));
    }
    Type list = Type.listOf(element);
    EventSchema lists = Events.event(nullable("f0", list), nullable("f1", list));
    EventSchema texts = Events.event(nullable("f0", Type.STRING), nullable("f1", Type.STRING));
    Set<String> encodings = new HashSet<>();
    for (int cut = 0; cut <= all.size(); cut++) {
      encodings.add(encoding(lists, all.subList(0, cut), all.subList(cut, all.size())));
      encodings.add(encoding(texts, "aaaaa".substring(0, cut), "aaaaa".substring(cut)));
    }
    assertThat(encodings).hasSize(2 * (all.size() + 1));
  }

  private static String encoding(EventSchema schema, Object... values) {
    CanonicalEncoding encoding = new CanonicalEncoding(schema);
    encoding.encode(values);
    return Arrays.toString(encoding.toBytes());
  }

  /** A row of columns and its boxed values are the same event. */
  @Property(tries = 300)
  void columnsAndBoxesGiveTheSameIdentity(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    EventSchema schema = schema(random, seed % 2 == 0 ? List.of() : List.of("f0"));
    Object[] values = values(random, schema);
    values[0] = random.value(schema.fields().get(0).type());
    EventIdentity ofBoxes = new EventIdentity(schema).of(values);
    EventIdentity ofColumns = new EventIdentity(schema).of(Events.batchOf(schema, values), 0);
    assertThat(ofColumns.bytes()).isEqualTo(ofBoxes.bytes());
    assertThat(ofColumns.contentHash()).isEqualTo(ofBoxes.contentHash());
    assertThat(ofColumns.hashedId()).isEqualTo(ofBoxes.hashedId());
  }

  private static EventSchema schema(RandomValues random, List<String> ids) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      Type type = ids.contains("f" + i) ? random.orderedType() : random.type();
      fields.add(nullable("f" + i, type));
    }
    return new EventSchema("e", fields, ids, "f0", Optional.empty(), "");
  }

  private static Object[] values(RandomValues random, EventSchema schema) {
    return schema.fields().stream().map(f -> random.valueOrNull(f.type(), 4)).toArray();
  }
}
