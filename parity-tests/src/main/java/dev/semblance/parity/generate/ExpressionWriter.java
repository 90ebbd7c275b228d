package dev.semblance.parity.generate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes random well-typed expressions over some names. */
final class ExpressionWriter {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Z_]+)(:[a-z]+)?\\}");
  private static final int ATTEMPTS = 30;
  private static final List<String> REGEXES =
      List.of(
          "\"[a-z]+\"",
          "\"(a|b)@?\"",
          "\"^\\\\d+$\"",
          "\"(?i)A(x)?\"",
          "\"\\\\.(\\\\w+)\\\\.\"",
          "\"\"");
  private static final List<String> ZONES =
      List.of("\"UTC\"", "\"Europe/Amsterdam\"", "\"America/New_York\"", "\"Asia/Kolkata\"");

  /** A declared function. */
  record Function(String name, List<Shape> parameters, Shape result) {}

  private final Choice choice;
  private final List<Term> scope;
  private final List<Function> functions;

  ExpressionWriter(Choice choice, List<Term> scope, List<Function> functions) {
    this.choice = choice;
    this.scope = List.copyOf(scope);
    this.functions = List.copyOf(functions);
  }

  /** Names of that shape. */
  List<Term> terms(Shape shape) {
    return scope.stream().filter(term -> term.shape() == shape).toList();
  }

  /**
   * Whether anything of that shape can be written: a timestamp or a map needs a name, there is no
   * literal.
   */
  boolean canWrite(Shape shape) {
    return (shape != Shape.TIMESTAMP && !shape.isMap()) || !terms(shape).isEmpty();
  }

  /** The names of maps. */
  List<Term> maps() {
    return scope.stream().filter(term -> term.shape().isMap()).toList();
  }

  /** A shape that can be written, simple ones more often. */
  Shape anyShape() {
    Shape shape = choice.of(Shape.written());
    return canWrite(shape) ? shape : Shape.INT;
  }

  /** An expression of that shape, of at most so many levels. */
  String write(Shape shape, int levels) {
    if (shape.isMap()) {
      return map(shape, levels);
    }
    if (levels > 0 && !maps().isEmpty() && choice.oneIn(4)) {
      Optional<String> asked =
          choice.shuffled(MapForms.reading(shape)).stream()
              .flatMap(form -> fill(form, levels - 1).stream())
              .findFirst();
      if (asked.isPresent()) {
        return asked.get();
      }
    }
    boolean calls = !functions.isEmpty() && choice.oneIn(6);
    if (levels > 0 && calls) {
      Optional<Function> function = functions.stream().filter(f -> f.result() == shape).findFirst();
      if (function.isPresent() && function.get().parameters().stream().allMatch(this::canWrite)) {
        return call(function.get(), levels);
      }
    }
    if (levels > 0 && !choice.oneIn(4)) {
      for (int i = 0; i < ATTEMPTS; i++) {
        Optional<String> filled = fill(choice.of(ExpressionForms.of(shape)), levels - 1);
        if (filled.isPresent()) {
          return filled.get();
        }
      }
    }
    return leaf(shape);
  }

  /** A map of a shape of which there is a name. */
  String map(Shape shape, int levels) {
    String form = levels > 0 ? choice.of(MapForms.MAPS) : "{MAP}";
    return fill(form.replace("{MAP}", "{" + shape + ":name}"), levels - 1).orElseThrow();
  }

  private String call(Function function, int levels) {
    return function.parameters().stream()
        .map(parameter -> write(parameter, levels - 1))
        .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }

  private Optional<String> fill(String form, int levels) {
    Matcher hole = HOLE.matcher(form);
    StringBuilder text = new StringBuilder();
    while (hole.find()) {
      Optional<String> filling = filling(hole.group(1), hole.group(2), levels);
      if (filling.isEmpty()) {
        return Optional.empty();
      }
      hole.appendReplacement(text, Matcher.quoteReplacement(filling.get()));
    }
    return Optional.of(hole.appendTail(text).toString());
  }

  private Optional<String> filling(String name, String restriction, int levels) {
    if (name.equals("REGEX")) {
      return Optional.of(choice.of(REGEXES));
    }
    if (name.equals("ZONE")) {
      return Optional.of(choice.of(ZONES));
    }
    if (name.equals("ANY")) {
      // A name, for whether a literal is null is no question.
      return scope.isEmpty() ? Optional.empty() : Optional.of(choice.of(scope).text());
    }
    if (name.equals("MAP")) {
      List<Term> maps = maps();
      return maps.isEmpty() ? Optional.empty() : Optional.of(map(choice.of(maps).shape(), levels));
    }
    Shape shape = Shape.valueOf(name);
    if (":name".equals(restriction)) {
      return Optional.of(choice.of(terms(shape)).text());
    }
    if (":literal".equals(restriction)) {
      return Optional.of(literal(shape));
    }
    if (":field".equals(restriction)) {
      List<Term> fields = terms(shape).stream().filter(Term::isDeclared).toList();
      return fields.isEmpty() ? Optional.empty() : Optional.of(choice.of(fields).text());
    }
    return canWrite(shape) ? Optional.of(write(shape, levels)) : Optional.empty();
  }

  private String leaf(Shape shape) {
    List<Term> terms = terms(shape);
    if (terms.isEmpty() || (shape != Shape.TIMESTAMP && choice.oneIn(4))) {
      return literal(shape);
    }
    return choice.of(terms).text();
  }

  private String literal(Shape shape) {
    return switch (shape) {
      case BOOL -> choice.of("true", "false");
      case INT -> choice.of("0", "1", "-1", "2", "7", "1_000", "9223372036854775807");
      case DOUBLE -> choice.of("0.0", "0.5", "-1.5", "2.0", "0.1", "1e16", "1e300", "1e-320");
      case DECIMAL -> choice.of("decimal(1, 12, 2)", "decimal(\"0.05\", 12, 2)");
      case STRING ->
          choice.of(
              "\"\"",
              "\"a\"",
              "\"b\"",
              "\"A\"",
              "\".\"",
              "\"@\"",
              "\"12\"",
              "\"\\u{1F600}\"",
              "\"\u00e9\"");
      case DURATION -> choice.of("5s", "10s", "1m", "1h", "1d", "-5s");
      case STRINGS -> "[\"a\", \"b\"]";
      case INTS -> "[0, 1, 2]";
      case DOUBLES -> choice.of("[0.5, -1.0]", "[1.0, 2.0]", "[0.0, 0.0]");
      default -> throw new IllegalArgumentException("there is no literal of " + shape);
    };
  }

  /** An expression that reads at least one name, where luck allows. */
  String reading(Shape shape, int levels) {
    String text = write(shape, levels);
    for (int i = 0; i < ATTEMPTS && !readsName(text); i++) {
      text = write(shape, levels);
    }
    return text;
  }

  private boolean readsName(String text) {
    return scope.stream().anyMatch(term -> text.contains(term.text()));
  }

  /** A condition; often a plain one that many events satisfy, else next to nothing would pass. */
  String condition() {
    if (scope.isEmpty() || choice.oneIn(3)) {
      return reading(Shape.BOOL, 2);
    }
    Term term = choice.of(scope);
    String name = term.text();
    return switch (term.shape()) {
      case BOOL -> choice.of(name, "not " + name, name + " ?? true");
      case INT -> name + choice.of(" > 0", " != 1", " <= 10");
      case DOUBLE -> name + choice.of(" >= 0.0", " < 1.5");
      case DECIMAL -> name + choice.of(" > 0.5", " <= 10");
      case STRING -> name + choice.of(" != \"a\"", " in [\"a\", \"b\"]", " > \"\"");
      default -> name + choice.of(" is not null", " is null");
    };
  }
}
