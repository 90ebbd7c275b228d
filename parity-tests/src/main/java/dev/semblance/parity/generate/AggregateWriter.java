package dev.semblance.parity.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes random definitions of features over the fields of a stream. */
final class AggregateWriter {
  private static final List<String> LENGTHS = List.of("5s", "10s", "15s", "30s", "1m", "1h");
  private static final List<String> STEPPED =
      List.of("5s step 5s", "10s step 7s", "15s step 10s", "30s step 7s", "1h step 1m");
  private static final List<Shape> NUMBERS = List.of(Shape.INT, Shape.DOUBLE, Shape.DECIMAL);
  private static final List<Shape> ORDERED =
      List.of(
          Shape.INT, Shape.DOUBLE, Shape.DECIMAL, Shape.STRING, Shape.TIMESTAMP, Shape.DURATION);
  private static final List<Shape> SCALARS =
      List.of(
          Shape.BOOL,
          Shape.INT,
          Shape.DOUBLE,
          Shape.DECIMAL,
          Shape.STRING,
          Shape.TIMESTAMP,
          Shape.DURATION);

  private static final List<String> LOOKING_BACK =
      List.of(
          "previous",
          "time_since_last",
          "time_since_first",
          "decayed_count",
          "decayed_sum",
          "approx_distinct");

  /** Which windows an aggregate can have. */
  private enum Windows {
    ANY,
    NONE,
    STEPPED
  }

  /** An aggregate as written, and the shape of its value where others here can use it. */
  private record Written(String text, Optional<Shape> result, Windows windows) {
    static Written of(String text, Shape result) {
      return new Written(text, Optional.of(result), Windows.ANY);
    }
  }

  /** A definition as written, and the features that it gives. */
  record Definition(String text, List<Term> features) {}

  private final Choice choice;
  private final ExpressionWriter writer;

  AggregateWriter(Choice choice, ExpressionWriter writer) {
    this.choice = choice;
    this.writer = writer;
  }

  /** {@code name = aggregate where ... over ..., ... prior}. */
  Definition write(String name) {
    Written aggregate = aggregate();
    StringBuilder text = new StringBuilder(name + " = " + aggregate.text());
    if (choice.oneIn(3)) {
      text.append(" where ").append(writer.condition());
    }
    List<String> windows = windows(aggregate.windows());
    if (!windows.isEmpty()) {
      text.append(" over ").append(String.join(", ", windows));
    }
    boolean isPrevious = aggregate.text().startsWith("previous(");
    if (!isPrevious && choice.oneIn(5)) {
      text.append(" prior");
    }
    List<Term> features = new ArrayList<>();
    for (String feature : names(name, windows)) {
      aggregate.result().ifPresent(shape -> features.add(new Term(feature, shape, "")));
    }
    return new Definition(text.toString(), features);
  }

  /** An aggregate that can look ahead, without its clauses. */
  String lookingAhead() {
    String text;
    do {
      text = aggregate().text();
    } while (LOOKING_BACK.contains(text.substring(0, text.indexOf('('))));
    return text;
  }

  private static List<String> names(String name, List<String> windows) {
    if (windows.size() < 2) {
      return List.of(name);
    }
    return windows.stream().map(window -> name + "_" + window.replace(' ', '_')).toList();
  }

  private List<String> windows(Windows possible) {
    List<String> windows = new ArrayList<>();
    int count = possible == Windows.NONE ? 0 : choice.of(0, 1, 1, 1, 2, 3);
    while (windows.size() < count) {
      String window = possible == Windows.STEPPED ? choice.of(STEPPED) : window();
      if (!windows.contains(window)) {
        windows.add(window);
      }
    }
    return windows;
  }

  private String window() {
    return switch (choice.between(0, 7)) {
      case 0, 1, 2 -> choice.of(LENGTHS);
      case 3 -> choice.of(LENGTHS) + " ending " + choice.of("5s", "10s", "30s") + " ago";
      case 4 -> choice.of(STEPPED);
      case 5 -> "session " + choice.of("5s", "6s", "10s", "1m");
      default -> choice.of("1", "2", "3", "5") + " events";
    };
  }

  private Written aggregate() {
    return switch (choice.between(0, 27)) {
      case 0 -> Written.of("count()", Shape.INT);
      case 1 -> Written.of("count(" + argument(writer.anyShape()) + ")", Shape.INT);
      case 2 -> Written.of("exists()", Shape.BOOL);
      case 3 -> Written.of("ratio(" + writer.condition() + ")", Shape.DOUBLE);
      case 4, 5 -> sameShape("sum", choice.of(NUMBERS));
      case 6 -> ofNumber("mean(%s)");
      case 7 -> ofNumber(choice.of("variance(%s)", "stddev(%s)"));
      case 8, 9 -> sameShape(choice.of("min", "max"), shape(ORDERED));
      case 10, 11 -> by();
      case 12, 13 -> sameShape(choice.of("first", "last", "previous"), writer.anyShape());
      case 14 -> list("last_n(%s, " + choice.of(1, 2, 4) + ")", shape(SCALARS));
      case 15 -> Written.of("distinct(" + argument(shape(SCALARS)) + ")", Shape.INT);
      case 16 -> mostFrequent();
      case 17 -> ofNumber(choice.of("median(%s)", "quantile(%s, 0.9)", "quantile(%s, 0.25)"));
      case 18 -> Written.of(choice.of("time_since_last()", "time_since_first()"), Shape.DURATION);
      case 19, 20 -> together();
      case 21 -> Written.of("entropy(" + argument(shape(SCALARS)) + ")", Shape.DOUBLE);
      case 22, 23 -> decayed();
      case 24 -> ofNumber(choice.of("approx_quantile(%s, 0.5)", "approx_quantile(%s, 0.9)"));
      case 25, 26 -> approximateDistinct();
      default -> Written.of("streak(" + writer.condition() + ")", Shape.INT);
    };
  }

  private Shape shape(List<Shape> shapes) {
    return choice.of(shapes.stream().filter(writer::canWrite).toList());
  }

  private String argument(Shape shape) {
    List<Term> terms = writer.terms(shape);
    if (!terms.isEmpty() && !choice.oneIn(4)) {
      return choice.of(terms).text();
    }
    return writer.reading(shape, 2);
  }

  private Written sameShape(String name, Shape shape) {
    return Written.of(name + "(" + argument(shape) + ")", shape);
  }

  private Written ofNumber(String form) {
    return Written.of(form.formatted(argument(choice.of(NUMBERS))), Shape.DOUBLE);
  }

  private Written decayed() {
    String halfLife = choice.of("3s", "10s", "1m", "1h");
    String text =
        choice.oneIn(3)
            ? "decayed_count(" + halfLife + ")"
            : "decayed_sum(" + argument(choice.of(NUMBERS)) + ", " + halfLife + ")";
    return new Written(text, Optional.of(Shape.DOUBLE), Windows.NONE);
  }

  private Written approximateDistinct() {
    String text = "approx_distinct(" + argument(shape(SCALARS)) + ")";
    return new Written(text, Optional.of(Shape.INT), Windows.STEPPED);
  }

  private Written together() {
    if (choice.oneIn(3)) {
      return ofNumber("slope(%s)");
    }
    String name = choice.of("covariance", "correlation");
    String x = argument(choice.of(NUMBERS));
    return ofNumber(name + "(" + x.replace("%", "%%") + ", %s)");
  }

  private Written by() {
    Shape value = writer.anyShape();
    String text =
        "%s(%s, %s)"
            .formatted(choice.of("min_by", "max_by"), argument(value), argument(shape(ORDERED)));
    return Written.of(text, value);
  }

  private Written mostFrequent() {
    Shape shape = shape(SCALARS);
    return choice.oneIn(2)
        ? sameShape("mode", shape)
        : list("top(%s, " + choice.of(1, 3) + ")", shape);
  }

  private Written list(String form, Shape shape) {
    return new Written(
        form.formatted(argument(shape)),
        shape.hasList() ? Optional.of(shape.list()) : Optional.empty(),
        Windows.ANY);
  }
}
