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
  private final String prefix;
  private final Set<String> aliases = new HashSet<>();
  private final List<Term> columns = new ArrayList<>();
  private int uses;

  /**
   * @param stream of the triggers
   * @param reserved names of output columns that are taken: the id and the time
   * @param prefix of the names that the vector gives; empty for one that is no stream, and so may
   *     call a group by its own name
   */
  VectorWriter(
      Choice choice,
      List<ExpressionWriter.Function> functions,
      Stream stream,
      Set<String> reserved,
      String prefix) {
    this.choice = choice;
    this.functions = functions;
    this.stream = stream;
    this.reserved = reserved;
    this.prefix = prefix;
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
    if (!byName || !prefix.isEmpty() || choice.oneIn(3) || aliases.contains(alias)) {
      if (!group.keys().stream().allMatch(key -> writer().canWrite(key.field().shape()))) {
        return;
      }
      alias = prefix + "u" + ++uses;
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
    List<Term> features = group.features();
    if (features.isEmpty() || choice.oneIn(2)) {
      features.forEach(feature -> addColumn(feature, alias));
      return List.of(alias + ".*");
    }
    List<Term> chosen = choice.some(features, choice.between(1, features.size()));
    chosen.forEach(feature -> addColumn(feature, alias));
    List<String> some = chosen.stream().map(Term::text).toList();
    return choice.oneIn(2)
        ? List.of(alias + ".{" + String.join(", ", some) + "}")
        : some.stream().map(name -> alias + "." + name).toList();
  }

  private void addColumn(Term feature, String alias) {
    columns.add(feature.named(alias + "_" + feature.text()));
  }

  private List<String> fieldItems() {
    List<Term> fields =
        stream.bareFields().stream()
            .filter(field -> !reserved.contains(field.text()) && !field.shape().isMap())
            .toList();
    List<Term> chosen = new ArrayList<>(choice.some(fields, choice.between(0, 2)));
    if (!prefix.isEmpty()) {
      // What is made of the vector wants keys.
      fields.stream()
          .filter(field -> StreamWriter.FEW_VALUES.contains(field.text()))
          .filter(field -> !chosen.contains(field))
          .forEach(chosen::add);
    }
    columns.addAll(chosen);
    return chosen.stream().map(Term::text).toList();
  }

  private void writeExpressions(boolean needsOne) {
    int count = choice.between(needsOne ? 1 : 0, 3);
    for (int i = 1; i <= count; i++) {
      Shape shape = writer().anyShape();
      String column = prefix + "c" + i;
      text.append("  ")
          .append(column)
          .append(" = ")
          .append(writer().reading(shape, prefix.isEmpty() ? 3 : 2))
          .append('\n');
      Term term = new Term(column, shape, "");
      scope.add(term);
      columns.add(term);
    }
  }

  /** The vector as a stream of that name: its trigger's id and time, and its columns. */
  Stream stream(String name) {
    List<Term> fields =
        new ArrayList<>(
            stream.bareFields().stream().filter(f -> reserved.contains(f.text())).toList());
    fields.addAll(columns);
    return new Stream(name, fields);
  }

  String text() {
    return text.toString();
  }
}
