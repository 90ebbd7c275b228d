package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** An event that happens in a test, or what is expected of a vector. */
public sealed interface TestStep {

  SourceSpan span();

  /** {@code charge { field: value, ... }}. */
  record TestEvent(SourceSpan span, Identifier event, List<TestField> fields) implements TestStep {
    public TestEvent {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code expect "id" { column: value, ... }}; several ids for a composite id.
   *
   * @param not the place of the word, where it says that there is to be no vector
   */
  record Expectation(
      SourceSpan span, Optional<SourceSpan> not, List<Expression> id, List<TestField> columns)
      implements TestStep {
    public Expectation {
      id = List.copyOf(id);
      columns = List.copyOf(columns);
    }
  }

  /**
   * {@code name: value}; the name of a field of a record is its path, {@code card.last4}.
   *
   * @param records the names of the records whose braces it stands in, each at its place
   */
  record TestField(SourceSpan span, Identifier name, Expression value, List<Identifier> records) {
    public TestField {
      records = List.copyOf(records);
    }
  }
}
