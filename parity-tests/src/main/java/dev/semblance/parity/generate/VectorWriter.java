package dev.semblance.parity.generate;

import dev.semblance.parity.generate.GroupWriter.Group;
import dev.semblance.parity.generate.GroupWriter.Key;
import dev.semblance.parity.generate.StreamWriter.Stream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Writes a vector. */
final class VectorWriter {
  private final Choice choice;
  private final List<ExpressionWriter.Function> functions;
  private final Stream stream;
  private final Set<String> reserved;
  private final List<Term> scope;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> aliases = new HashSet<>();
  private int uses;

  /**
   * @param stream of the triggers
   * @param reserved names of output columns that are taken: the id and the time
   */
  VectorWriter(
      Choice choice,
      List<ExpressionWriter.Function> functions,
      Stream stream,
      Set<String> reserved) {
    this.choice = choice;
    this.functions = functions;
    this.stream = stream;
    this.reserved = reserved;
    this.scope = new ArrayList<>(stream.fields());
  }

  /** Writes a vector that uses {@code groups}; {@code all} are those that there are. */
  void write(String name, List<Group> groups, List<Group> all) {
    text.append("vector ").append(name).append(" v1 on ").append(stream.name());
    if (choice.oneIn(4)) {
      text.append(" where ").append(writer().condition());
    }
    text.append(" {\n");
    List<String> items = new ArrayList<>();
    for (Group group : groups) {
      boolean several = all.stream().filter(g -> g.name().equals(group.name())).count() > 1;
      int times = choice.of(1, 1, 1, 2);
      for (int i = 0; i < times; i++) {
        writeUse(group, several, items);
      }
    }
    items.addAll(fieldItems());
    // Shuffled items may come before the features they would read: expressions follow at the end.
    choice.shuffled(items).forEach(item -> text.append("  ").append(item).append('\n'));
    writeExpressions(items.isEmpty());
    text.append("}\n");
  }

  private ExpressionWriter writer() {
    return new ExpressionWriter(choice, scope, functions);
  }

  private void writeUse(Group group, boolean severalVersions, List<String> items) {
    boolean byName = group.keys().stream().allMatch(this::isField);
    String alias = group.name();
    String version = severalVersions || choice.oneIn(2) ? " v" + group.version() : "";
    if (!byName || choice.oneIn(3) || aliases.contains(alias)) {
      if (!group.keys().stream().allMatch(key -> writer().canWrite(key.field().shape()))) {
        return;
      }
      alias = "u" + ++uses;
      text.append("  use ").append(group.name()).append(version).append(" by ");
      text.append(group.keys().stream().map(key -> keyText(key, group)).collect(joining()));
      text.append(" as ").append(alias).append('\n');
    } else if (severalVersions) {
      text.append("  use ").append(group.name()).append(version).append('\n');
    }
    aliases.add(alias);
    items.addAll(featureItems(group, alias));
    for (Term feature : group.features()) {
      scope.add(feature.named(alias + "." + feature.text()));
    }
  }

  private static Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(", ");
  }

  private boolean isField(Key key) {
    return key.field().isDeclared()
        && stream.bareFields().stream().anyMatch(field -> field.equals(key.field()));
  }

  private String keyText(Key key, Group group) {
    boolean sameStream = group.stream().name().equals(stream.name());
    boolean hasField = key.reads().stream().anyMatch(stream.fields()::contains);
    if ((sameStream || hasField) && !choice.oneIn(6)) {
      return key.expression();
    }
    List<Term> alike =
        stream.fields().stream()
            .filter(field -> field.shape() == key.field().shape())
            .filter(field -> !key.field().isDeclared() || field.type().equals(key.field().type()))
            .toList();
    if (!alike.isEmpty() && !choice.oneIn(4)) {
      return choice.of(alike).text();
    }
    ExpressionWriter writer = new ExpressionWriter(choice, stream.fields(), functions);
    String expression = writer.reading(key.field().shape(), 2);
    // A key that is a decimal is of exactly its type.
    return key.field().shape() == Shape.DECIMAL
        ? key.field().type().replace("(", "(" + expression + ", ")
        : expression;
  }

  private List<String> featureItems(Group group, String alias) {
    List<String> names = group.features().stream().map(Term::text).toList();
    if (names.isEmpty() || choice.oneIn(2)) {
      return List.of(alias + ".*");
    }
    List<String> some = choice.some(names, choice.between(1, names.size()));
    return choice.oneIn(2)
        ? List.of(alias + ".{" + String.join(", ", some) + "}")
        : some.stream().map(name -> alias + "." + name).toList();
  }

  private List<String> fieldItems() {
    List<String> fields =
        stream.bareFields().stream()
            .map(Term::text)
            .filter(field -> !reserved.contains(field))
            .toList();
    return choice.some(fields, choice.between(0, 2));
  }

  private void writeExpressions(boolean needsOne) {
    int count = choice.between(needsOne ? 1 : 0, 3);
    for (int i = 1; i <= count; i++) {
      Shape shape = writer().anyShape();
      String column = "c" + i;
      text.append("  ")
          .append(column)
          .append(" = ")
          .append(writer().reading(shape, 3))
          .append('\n');
      scope.add(new Term(column, shape, ""));
    }
  }

  String text() {
    return text.toString();
  }
}
