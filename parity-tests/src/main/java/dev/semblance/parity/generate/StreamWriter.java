package dev.semblance.parity.generate;

import java.util.ArrayList;
import java.util.List;

/** Writes a derived stream step by step, and keeps what names its steps may use. */
final class StreamWriter {
  private static final List<Shape> KEYS =
      List.of(Shape.STRING, Shape.INT, Shape.BOOL, Shape.TIMESTAMP, Shape.DECIMAL, Shape.DOUBLE);

  /** Names of fields that a log fills from few values. */
  static final List<String> FEW_VALUES = List.of("card", "shop", "flag");

  /** Deeper nesting only makes programs hard to read. */
  private static final int MOST_FIELDS = 40;

  /** A stream, or an event as one. */
  record Stream(String name, List<Term> fields) {
    Stream {
      fields = List.copyOf(fields);
    }

    /** The fields that are written without a dot. */
    List<Term> bareFields() {
      return fields.stream().filter(field -> !field.text().contains(".")).toList();
    }
  }

  private record KeyPair(Term left, Term right) {}

  private final Choice choice;
  private final List<ExpressionWriter.Function> functions;
  private final String name;
  private final List<Term> fields;
  private final StringBuilder text;
  private int added;

  StreamWriter(Choice choice, List<ExpressionWriter.Function> functions, String name, Stream base) {
    this.choice = choice;
    this.functions = functions;
    this.name = name;
    this.fields = new ArrayList<>(base.fields());
    this.text = new StringBuilder("stream " + name + " = " + base.name() + "\n");
  }

  /** Adds up to three steps, joins to any of {@code others} among them. */
  void writeSteps(List<Stream> others) {
    int steps = choice.between(1, 3);
    for (int i = 0; i < steps; i++) {
      switch (choice.between(0, 3)) {
        case 0 -> text.append("  where ").append(writer().condition()).append('\n');
        case 1 -> writeWith();
        default -> writeJoin(choice.of(others));
      }
    }
  }

  private ExpressionWriter writer() {
    return new ExpressionWriter(choice, fields, functions);
  }

  private void writeWith() {
    List<Term> maps = writer().maps();
    boolean ofMap = !maps.isEmpty() && choice.oneIn(3);
    Shape shape = ofMap ? choice.of(maps).shape() : writer().anyShape();
    String field = name + "_" + ++added;
    text.append("  with ").append(field).append(" = ").append(writer().reading(shape, 2));
    text.append('\n');
    fields.add(new Term(field, shape, ""));
  }

  private void writeJoin(Stream other) {
    String alias = name + "_j" + ++added;
    List<KeyPair> pairs = keyPairs(other);
    if (pairs.isEmpty() || fields.size() + other.fields().size() > MOST_FIELDS) {
      return;
    }
    List<KeyPair> keys = new ArrayList<>(choice.some(pairs, choice.of(1, 1, 1, 2)));
    text.append(choice.oneIn(2) ? "  left join " : "  join ");
    text.append(other.name()).append(" as ").append(alias).append(" on ");
    text.append(String.join(", ", keys.stream().map(key -> keyText(key, alias)).toList()));
    if (!choice.oneIn(4)) {
      text.append(" within ").append(choice.of("5s", "10s", "30s", "1m"));
    }
    text.append('\n');
    for (Term field : other.fields()) {
      fields.add(field.named(alias + "." + field.text()));
    }
  }

  private List<KeyPair> keyPairs(Stream other) {
    List<KeyPair> pairs = new ArrayList<>();
    for (Term left : fields) {
      for (Term right : other.fields()) {
        boolean alike = left.isDeclared() && right.isDeclared() && isComparable(left, right);
        // Names that are the same on both sides are what people join on.
        if (alike && KEYS.contains(left.shape())) {
          pairs.add(new KeyPair(left, right));
        }
      }
    }
    List<KeyPair> likely = pairs.stream().filter(StreamWriter::isLikely).toList();
    return likely.isEmpty() || choice.oneIn(6) ? pairs : likely;
  }

  /** Ints and decimals meet in a decimal that holds both; all else must be of one type. */
  private static boolean isComparable(Term left, Term right) {
    return left.type().equals(right.type()) || (isExact(left) && isExact(right));
  }

  private static boolean isExact(Term term) {
    return term.shape() == Shape.INT || term.shape() == Shape.DECIMAL;
  }

  /** Whether it is what people join on, and what has few values, so that events meet. */
  private static boolean isLikely(KeyPair pair) {
    return FEW_VALUES.contains(lastName(pair.left()))
        && lastName(pair.left()).equals(lastName(pair.right()));
  }

  private static String lastName(Term term) {
    return term.text().substring(term.text().lastIndexOf('.') + 1);
  }

  private String keyText(KeyPair key, String alias) {
    boolean same = key.left().text().equals(key.right().text());
    return same && !key.left().text().contains(".") && choice.oneIn(2)
        ? key.left().text()
        : key.left().text() + " = " + alias + "." + key.right().text();
  }

  String text() {
    return text.toString();
  }

  Stream stream() {
    return new Stream(name, fields);
  }
}
