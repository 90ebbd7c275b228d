package dev.semblance.runtime.record;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.EventBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which column of a source gives which declared field. */
final class SourceColumns {
  private SourceColumns() {}

  /**
   * Makes sure that every declared field has its column. Nullable ones too: where a slip of the
   * hand in a name would turn into nulls, nobody would notice.
   *
   * @param columns of the source
   * @throws SourceException that names all that are missing
   */
  static void requireAll(
      String source, EventSchema schema, EventBinding binding, Collection<String> columns) {
    List<String> problems = new ArrayList<>();
    for (Field field : schema.fields()) {
      String column = binding.columnOf(field.name());
      if (!columns.contains(column)) {
        problems.add(missing(schema, field, column, columns));
      }
    }
    if (!problems.isEmpty()) {
      throw new SourceException(source + ": " + String.join("\n" + source + ": ", problems));
    }
  }

  private static String missing(
      EventSchema schema, Field field, String column, Collection<String> columns) {
    String advice =
        sameInOtherCase(column, columns)
            .or(() -> NearNames.advice(column, "columns", columns))
            .map(text -> "; " + text)
            .orElse("");
    return "no column `"
        + column
        + "` for the field `"
        + field.name()
        + "` of `"
        + schema.name()
        + "`"
        + advice
        + " (bindings: `columns: { "
        + field.name()
        + ": ... }`)";
  }

  private static Optional<String> sameInOtherCase(String column, Collection<String> columns) {
    return columns.stream()
        .filter(column::equalsIgnoreCase)
        .findFirst()
        .map(near -> "did you mean `" + near + "`?");
  }
}
