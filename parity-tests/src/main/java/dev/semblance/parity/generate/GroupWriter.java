package dev.semblance.parity.generate;

import dev.semblance.parity.generate.StreamWriter.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a group of features. */
final class GroupWriter {
  private static final List<Shape> KEYS =
      List.of(Shape.STRING, Shape.INT, Shape.BOOL, Shape.TIMESTAMP, Shape.DECIMAL, Shape.DOUBLE);
  private static final List<Shape> COMPUTED_KEYS = List.of(Shape.STRING, Shape.INT, Shape.BOOL);

  /**
   * A part of a group's key.
   *
   * @param field named like the key, with its shape and, where it is a declared field, its type
   * @param expression over the stream's fields
   * @param reads the only field that the expression reads, where that is known
   */
  record Key(Term field, String expression, Optional<Term> reads) {}

  /** A group as vectors may use it. */
  record Group(String name, int version, Stream stream, List<Key> keys, List<Term> features) {}

  private final Choice choice;
  private final List<ExpressionWriter.Function> functions;
  private final String name;
  private final int version;
  private final Stream stream;
  private final ExpressionWriter writer;
  private final StringBuilder text = new StringBuilder();
  private Group group;

  GroupWriter(
      Choice choice,
      List<ExpressionWriter.Function> functions,
      String name,
      int version,
      Stream stream) {
    this.choice = choice;
    this.functions = functions;
    this.name = name;
    this.version = version;
    this.stream = stream;
    this.writer = new ExpressionWriter(choice, stream.fields(), functions);
  }

  /** Writes the whole of it. */
  void write() {
    List<Key> keys = keys();
    text.append("features ").append(name).append(" v").append(version).append(" by ");
    text.append(String.join(", ", keys.stream().map(GroupWriter::keyText).toList()));
    text.append(" from ").append(stream.name());
    if (choice.oneIn(4)) {
      text.append(" where ").append(writer.condition());
    }
    text.append(" {\n");
    group = new Group(name, version, stream, keys, writeDefinitions());
    text.append("}\n");
  }

  private static String keyText(Key key) {
    return key.expression().equals(key.field().text())
        ? key.expression()
        : key.field().text() + " = " + key.expression();
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    int parts = choice.of(1, 1, 1, 2);
    for (int i = 0; i < parts; i++) {
      Key key = key("k" + i);
      if (keys.stream().noneMatch(other -> other.field().text().equals(key.field().text()))) {
        keys.add(key);
      }
    }
    return keys;
  }

  private Key key(String computedName) {
    List<Term> names =
        stream.bareFields().stream()
            .filter(term -> StreamWriter.FEW_VALUES.contains(term.text()) || choice.oneIn(20))
            .filter(term -> KEYS.contains(term.shape()))
            .filter(term -> term.shape() != Shape.DECIMAL || term.isDeclared())
            .toList();
    if (names.isEmpty() || choice.oneIn(6)) {
      return anyKey(computedName);
    }
    Term field = choice.of(names);
    return choice.oneIn(4)
        ? changed(computedName, field)
        : new Key(field, field.text(), Optional.of(field));
  }

  /** A key that is a function of one field, so that a trigger with such a field can use it. */
  private Key changed(String computedName, Term field) {
    String form =
        switch (field.shape()) {
          case STRING -> choice.of("lower(%s)", "length(%s)", "concat(%s, \"!\")");
          case INT -> choice.of("%s %% 2", "string(%s)", "%s > 1");
          case BOOL -> choice.of("not %s", "if %s then \"yes\" else \"no\"");
          case DOUBLE -> "floor(%s)";
          default -> "string(%s)";
        };
    Shape shape =
        form.matches("length.*|floor.*|.*2")
            ? Shape.INT
            : form.startsWith("not") || form.endsWith("1") ? Shape.BOOL : Shape.STRING;
    return new Key(
        new Term(computedName, shape, ""), form.formatted(field.text()), Optional.of(field));
  }

  private Key anyKey(String computedName) {
    List<Term> dotted =
        stream.fields().stream()
            .filter(term -> term.text().contains(".") && COMPUTED_KEYS.contains(term.shape()))
            .toList();
    if (!dotted.isEmpty() && choice.oneIn(2)) {
      Term field = choice.of(dotted);
      return new Key(new Term(computedName, field.shape(), ""), field.text(), Optional.empty());
    }
    Shape shape = choice.of(COMPUTED_KEYS);
    String expression = writer.reading(shape, 2);
    return new Key(new Term(computedName, shape, ""), expression, Optional.empty());
  }

  private List<Term> writeDefinitions() {
    List<Term> features = new ArrayList<>();
    int definitions = choice.between(1, 5);
    for (int i = 1; i <= definitions; i++) {
      String feature = "f" + i;
      if (!features.isEmpty() && choice.oneIn(5)) {
        ExpressionWriter derived = new ExpressionWriter(choice, features, functions);
        Shape shape = derived.anyShape();
        text.append("  ").append(feature).append(" = ").append(derived.reading(shape, 2));
        features.add(new Term(feature, shape, ""));
      } else {
        AggregateWriter.Definition definition = new AggregateWriter(choice, writer).write(feature);
        text.append("  ").append(definition.text());
        features.addAll(definition.features());
      }
      text.append('\n');
    }
    return features;
  }

  String text() {
    return text.toString();
  }

  Group group() {
    return group;
  }
}
