package dev.semblance.spark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** The columns of a Parquet file that a read needs, and nothing beside them. */
public final class ParquetColumns {
  private ParquetColumns() {}

  /**
   * The types that stand for the columns: those of their names, and groups with as much of them as
   * columns like {@code card.issuer.country} reach into. What is not there is left out.
   *
   * @param all a file's schema, or a group of it
   * @param columns names and paths
   */
  public static List<Type> needed(GroupType all, Set<String> columns) {
    List<Type> needed = new ArrayList<>();
    for (Type type : all.getFields()) {
      if (columns.contains(type.getName())) {
        needed.add(type);
      } else if (isRecord(type)) {
        GroupType group = type.asGroupType();
        List<Type> inner = needed(group, within(columns, type.getName() + "."));
        if (!inner.isEmpty()) {
          needed.add(group.withNewFields(inner));
        }
      }
    }
    return needed;
  }

  /** Whether a type is a record, no value, list or map. */
  public static boolean isRecord(Type type) {
    return !type.isPrimitive()
        && !type.isRepetition(Type.Repetition.REPEATED)
        && type.getLogicalTypeAnnotation() == null;
  }

  private static Set<String> within(Set<String> columns, String prefix) {
    return columns.stream()
        .filter(column -> column.startsWith(prefix))
        .map(column -> column.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
