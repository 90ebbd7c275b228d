package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_COLUMN;
import static dev.semblance.compiler.source.DiagnosticCode.EMPTY_DECLARATION;
import static dev.semblance.compiler.source.DiagnosticCode.TOO_LARGE;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.VectorItem;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one vector, item by item. */
final class VectorAnalyzer implements VectorItem.Visitor<Void> {
  private static final int MOST_COLUMNS = 10_000;

  private final VectorDeclaration vector;
  private final Context context;
  private final StreamShape trigger;
  private final VectorUses uses;
  private final VectorScope scope;
  private final LabelAnalyzer labelAnalyzer;
  private final List<ResolvedVector.OutputColumn> columns = new ArrayList<>();
  private final List<ResolvedVector.Label> labels = new ArrayList<>();
  private final Map<String, SourceSpan> names = new HashMap<>();
  private boolean empty = true;

  private VectorAnalyzer(
      VectorDeclaration vector, StreamTable streams, GroupTable groups, Context context) {
    this.vector = vector;
    this.context = context;
    this.trigger = streams.find(vector.stream());
    this.uses = new VectorUses(trigger, groups, vector.items(), context);
    this.scope = new VectorScope(trigger, uses, context.diagnostics());
    this.labelAnalyzer = new LabelAnalyzer(streams, scope, context);
  }

  /**
   * What the vector amounts to; only of use where there was no mistake.
   *
   * @param streams gets the stream that it is
   */
  static ResolvedVector analyze(
      VectorDeclaration vector, StreamTable streams, GroupTable groups, Context context) {
    long before = context.diagnostics().errors();
    VectorAnalyzer analyzer = new VectorAnalyzer(vector, streams, groups, context);
    ResolvedVector resolved = analyzer.resolved();
    boolean whole = analyzer.isWhole() && context.diagnostics().errors() == before;
    streams.addVector(
        resolved.version(),
        whole ? VectorStream.of(resolved, analyzer.trigger) : StreamShape.unknown(resolved.name()));
    return resolved;
  }

  /** Whether no earlier mistake has hidden anything of it. */
  private boolean isWhole() {
    return !trigger.isUnknown()
        && uses.areWhole()
        && columns.size() + labels.size() == names.size();
  }

  private ResolvedVector resolved() {
    for (VectorItem item : vector.items()) {
      if (item instanceof VectorItem.ComputedItem computed) {
        scope.announce(computed.name());
      } else if (item instanceof VectorItem.LabelItem label) {
        scope.addLabel(label.name());
      }
    }
    Optional<ScalarExpression> where =
        vector.condition().flatMap(c -> context.expressions(this::ofTrigger).condition(c));
    long before = context.diagnostics().errors();
    vector.items().forEach(item -> item.accept(this));
    uses.warnOfUnused();
    boolean whole = context.diagnostics().errors() == before;
    if (empty && whole) {
      context.report(
          Diagnostic.at(
                  EMPTY_DECLARATION,
                  vector.name().span(),
                  "the vector `" + vector.name().name() + "` has no columns")
              .help("add a field of `" + trigger.name() + "`, or `group.*`"));
    }
    return new ResolvedVector(
        vector.name().name(),
        vector.version().number(),
        vector.doc(),
        vector.deprecated().map(Expression.StringLiteral::value),
        trigger.resolved(),
        ScalarExpression.and(trigger.condition(), where),
        uses.resolved(),
        columns,
        labels);
  }

  /** What the vector's condition sees: it is asked before any feature is looked up. */
  private Operand ofTrigger(Expression.Path path) {
    String first = path.parts().get(0).name();
    if (path.parts().size() == 2 && uses.has(first) && !trigger.aliases().contains(first)) {
      context.report(
          Diagnostic.at(
                  UNKNOWN_NAME,
                  path.span(),
                  "`" + path.text() + "` is a feature, and a vector's `where` reads the trigger")
              .help("make it a column, and choose among the rows of the output"));
      return Operand.error(path.span());
    }
    return scope
        .ofLabel(path)
        .orElseGet(() -> new FieldScope(trigger, context.diagnostics()).resolve(path));
  }

  @Override
  public Void visitUse(VectorItem.Use use) {
    uses.declare(use, context.expressions(scope));
    return null;
  }

  @Override
  public Void visitField(VectorItem.FieldItem field) {
    String name = field.name().name();
    // An item of that name would be a second column, so only the trigger is meant.
    Expression.Path path = new Expression.Path(field.name().span(), List.of(field.name()));
    Optional<ScalarExpression> value = scope.resolve(path).expression();
    column(name, field.name().span(), doc(field.doc(), name), value);
    return null;
  }

  private String doc(String own, String field) {
    if (!own.isEmpty()) {
      return own;
    }
    return trigger
        .fields()
        .getOrDefault(field, Optional.empty())
        .filter(ScalarExpression.Column.class::isInstance)
        .flatMap(value -> trigger.event().field(((ScalarExpression.Column) value).name()))
        .map(Field::doc)
        .orElse("");
  }

  @Override
  public Void visitComputed(VectorItem.ComputedItem computed) {
    Optional<ScalarExpression> value = context.expressions(scope).value(computed.expression());
    column(computed.name().name(), computed.name().span(), computed.doc(), value);
    return null;
  }

  @Override
  public Void visitGroupAll(VectorItem.GroupAll all) {
    String group = all.group().name();
    if (scope.isJoined(group)) {
      joinedAll(all);
    } else if (isGroup(all.group())) {
      for (String feature : uses.features(all.group())) {
        feature(all.group(), feature, all.span(), all.doc());
      }
    }
    empty = false;
    return null;
  }

  /** All fields of a joined stream, or of a record; id and time of the trigger come anyway. */
  private void joinedAll(VectorItem.GroupAll all) {
    String prefix = all.group().name() + ".";
    List<String> paths =
        trigger.fields().keySet().stream().filter(path -> path.startsWith(prefix)).toList();
    for (String path : paths) {
      if (!isIdentity(path)) {
        String doc = doc(all.doc(), path);
        column(Field.columnOf(path), all.span(), doc, trigger.fields().get(path));
      }
    }
    if (paths.isEmpty() && !trigger.mayHave(prefix)) {
      scope.resolve(path(all.group()));
    }
  }

  /** Whether a name can be a group; a path cannot, which is then reported. */
  private boolean isGroup(Identifier group) {
    if (group.name().indexOf('.') < 0) {
      return true;
    }
    context.report(
        Diagnostic.at(UNKNOWN_NAME, group.span(), "there is nothing called `" + group.name() + "`")
            .help("a feature is `group.feature`, a field of a record `record.field`"));
    return false;
  }

  private static Expression.Path path(Identifier... parts) {
    SourceSpan span = parts[0].span().to(parts[parts.length - 1].span());
    return new Expression.Path(
        span,
        Arrays.stream(parts)
            .flatMap(part -> Arrays.stream(part.name().split("\\.")))
            .map(name -> new Identifier(span, name))
            .toList());
  }

  @Override
  public Void visitGroupFeatures(VectorItem.GroupFeatures features) {
    if (features.features().isEmpty()) {
      takesNothing(features);
    }
    for (Identifier name : features.features()) {
      SourceSpan span = features.braces() ? name.span() : features.span();
      if (scope.isJoined(features.group().name())) {
        Expression.Path path = new Expression.Path(span, path(features.group(), name).parts());
        column(
            Field.columnOf(path.text()),
            span,
            doc(features.doc(), path.text()),
            scope.resolve(path).expression());
      } else if (isGroup(features.group())) {
        feature(features.group(), name.name(), span, features.doc());
      }
    }
    empty = false;
    return null;
  }

  private void takesNothing(VectorItem.GroupFeatures features) {
    String name = features.group().name();
    context.report(
        Diagnostic.at(EMPTY_DECLARATION, features.span(), "nothing is taken of `" + name + "`")
            .help("name what is wanted, or take all: `" + name + ".*`"));
  }

  private void feature(Identifier group, String name, SourceSpan span, String doc) {
    Operand value = uses.feature(group, name, span);
    String text = doc.isEmpty() ? uses.doc(group, name) : doc;
    column(group.name() + "_" + name, span, text, value.expression());
  }

  @Override
  public Void visitLabel(VectorItem.LabelItem label) {
    Optional<ResolvedVector.Label> resolved = labelAnalyzer.analyze(label);
    if (claim(label.name().name(), label.name().span())) {
      resolved.ifPresent(labels::add);
    }
    return null;
  }

  private void column(String name, SourceSpan span, String doc, Optional<ScalarExpression> value) {
    empty = false;
    Optional<ScalarExpression> cell = value.filter(v -> !v.type().is(Type.Kind.MAP));
    if (value.isPresent() && cell.isEmpty()) {
      context.report(
          Diagnostic.at(TYPE_MISMATCH, span, "a map cannot be a column: `" + name + "` is one")
              .help("make columns of its values: `name = element(map, \"key\")`"));
    }
    scope.add(name, cell);
    if (claim(name, span)) {
      cell.ifPresent(v -> columns.add(new ResolvedVector.OutputColumn(name, doc, v)));
    }
  }

  /** Whether the output had no column of that name yet, else it is reported. */
  private boolean claim(String name, SourceSpan span) {
    if (isReserved(name)) {
      context.report(
          Diagnostic.at(
                  DUPLICATE_COLUMN,
                  span,
                  "the column `" + name + "` is in every row of the output already")
              .help("id and time of the trigger come first by themselves"));
      return false;
    }
    SourceSpan first = names.putIfAbsent(name, span);
    if (first != null) {
      context.report(
          Diagnostic.at(DUPLICATE_COLUMN, span, "the vector has two columns `" + name + "`")
              .label(first, "the first is here")
              .help(
                  "give one of them a name of its own: `"
                      + FreeNames.besides(names::containsKey)
                      + " = ...`"));
      return false;
    }
    if (names.size() == MOST_COLUMNS + 1) {
      context.report(
          Diagnostic.at(TOO_LARGE, span, "a vector has at most " + MOST_COLUMNS + " columns"));
    }
    return true;
  }

  private boolean isIdentity(String field) {
    EventSchema event = trigger.event();
    return event.timeField().equals(field) || event.idFields().contains(field);
  }

  private boolean isReserved(String name) {
    EventSchema event = trigger.event();
    return !trigger.isUnknown()
        && (event.timeColumn().equals(name) || event.idColumns().contains(name));
  }
}
