package dev.semblance.cli.catalog;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.expression.ScalarExpression;
import java.util.List;

/**
 * Something that has a value: a field, a feature, a column, a part of a key.
 *
 * @param type as the language writes it
 * @param doc the doc comment, empty where there is none
 * @param definition what it means, on one line; empty for what comes with the events
 * @param marks what it is besides: {@code id}, {@code time}, {@code arrival}, {@code label}
 * @param windows those of the aggregates behind a feature, without repetition
 * @param reads what its value comes from, in the order in which it is read
 */
public record Value(
    String name,
    String type,
    boolean nullable,
    String doc,
    String definition,
    List<String> marks,
    List<String> windows,
    List<Reference> reads) {
  public Value {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(doc, "doc");
    requireNonNull(definition, "definition");
    marks = List.copyOf(marks);
    windows = List.copyOf(windows);
    reads = List.copyOf(reads);
  }

  /** What an expression gives. */
  static Value of(
      String name, ScalarExpression value, String doc, String definition, List<Reference> reads) {
    return new Value(
        name,
        value.type().toString(),
        value.nullable(),
        doc,
        definition,
        List.of(),
        List.of(),
        reads);
  }

  Value marked(String mark) {
    return new Value(name, type, nullable, doc, definition, List.of(mark), windows, reads);
  }

  Value over(List<String> covered) {
    return new Value(name, type, nullable, doc, definition, marks, covered, reads);
  }

  /** {@code double?}. */
  public String typeText() {
    return nullable ? type + "?" : type;
  }
}
