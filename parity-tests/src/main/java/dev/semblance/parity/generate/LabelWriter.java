package dev.semblance.parity.generate;

import dev.semblance.parity.generate.StreamWriter.Stream;
import java.util.ArrayList;
import java.util.List;

/** Adds labels to a vector, which look ahead in the streams of a program. */
final class LabelWriter {
  private static final List<String> LENGTHS = List.of("1s", "5s", "10s", "15s", "30s", "1m", "1h");
  private static final List<Shape> KEYS = List.of(Shape.STRING, Shape.INT, Shape.BOOL);

  private final Choice choice;
  private final List<ExpressionWriter.Function> functions;
  private final List<Stream> streams;
  private final Stream trigger;

  LabelWriter(
      Choice choice,
      List<ExpressionWriter.Function> functions,
      List<Stream> streams,
      Stream trigger) {
    this.choice = choice;
    this.functions = functions;
    this.streams = streams;
    this.trigger = trigger;
  }

  /** The text of a vector on the trigger, with some labels at its end. */
  String addTo(String vector) {
    ExpressionWriter ofTrigger = new ExpressionWriter(choice, trigger.fields(), functions);
    StringBuilder text = new StringBuilder(vector.substring(0, vector.lastIndexOf('}')));
    List<Term> items = new ArrayList<>();
    for (Shape shape : KEYS) {
      Term item = new Term("k" + items.size(), shape, "");
      text.append("  ").append(item.text()).append(" = ");
      text.append(ofTrigger.reading(shape, 1)).append('\n');
      items.add(item);
    }
    int count = choice.between(1, 4);
    for (int i = 1; i <= count; i++) {
      text.append("  ").append(label("label" + i, items)).append('\n');
    }
    return text.append("}\n").toString();
  }

  private String label(String name, List<Term> items) {
    Stream stream = choice.oneIn(3) ? trigger : choice.of(streams);
    ExpressionWriter events = new ExpressionWriter(choice, stream.fields(), functions);
    StringBuilder text = new StringBuilder("label " + name + " = ");
    text.append(new AggregateWriter(choice, events).lookingAhead());
    text.append(" from ").append(stream.name()).append(" by ").append(key(stream, items));
    if (choice.oneIn(3)) {
      text.append(" where ").append(events.condition());
    }
    return text.append(" within ").append(choice.of(LENGTHS)).toString();
  }

  private String key(Stream stream, List<Term> items) {
    List<String> shared =
        stream.bareFields().stream()
            .filter(field -> KEYS.contains(field.shape()) && trigger.bareFields().contains(field))
            .map(Term::text)
            .toList();
    List<String> keys = new ArrayList<>();
    if (!shared.isEmpty() && !choice.oneIn(5)) {
      keys.add(choice.of(shared));
    }
    if (keys.isEmpty() || choice.oneIn(5)) {
      Term item = choice.of(items);
      ExpressionWriter events = new ExpressionWriter(choice, stream.fields(), functions);
      keys.add(item.text() + " = " + events.reading(item.shape(), 1));
    }
    return String.join(", ", keys);
  }
}
