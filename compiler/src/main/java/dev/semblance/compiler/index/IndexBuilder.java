package dev.semblance.compiler.index;

import dev.semblance.compiler.analysis.FeatureNames;
import dev.semblance.compiler.analysis.SyntaxWalk;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FieldDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import dev.semblance.compiler.syntax.Declaration.Parameter;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.TestDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.FieldType;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamName;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.syntax.TestStep;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Walks all declarations and writes down which name stands for what. */
final class IndexBuilder implements Declaration.Visitor<Void> {
  private final List<FeatureFile> files;
  private final DeclaredNames declared;
  private final NameWriter writer;

  /** What the parts of a path stand for at some place; none where that is not known. */
  interface Scope extends Function<List<String>, List<Meaning>> {}

  IndexBuilder(List<FeatureFile> files, NameIndex index) {
    this.files = files;
    this.declared = new DeclaredNames(files);
    this.writer = new NameWriter(index);
  }

  void build() {
    files.forEach(file -> file.declarations().forEach(declaration -> declaration.accept(this)));
  }

  @Override
  public Void visitEvent(EventDeclaration event) {
    writer.declare(Symbols.of(event));
    fields(event, event.fields(), "");
    return null;
  }

  private void fields(EventDeclaration event, List<FieldDeclaration> fields, String prefix) {
    for (FieldDeclaration field : fields) {
      String path = prefix + field.name().name();
      writer.declare(Symbols.of(event, field, path));
      if (field.type() instanceof FieldType.RecordType record) {
        fields(event, record.fields(), path + ".");
      }
    }
  }

  @Override
  public Void visitStream(StreamDeclaration stream) {
    writer.declare(Symbols.of(stream));
    source(stream.base());
    FieldNames names = declared.fields(stream.base()).copy();
    for (StreamStep step : stream.steps()) {
      step(stream, step, names);
    }
    return null;
  }

  private void step(StreamDeclaration stream, StreamStep step, FieldNames names) {
    if (step instanceof StreamStep.Where where) {
      expression(where.condition(), names::parts);
    } else if (step instanceof StreamStep.With with) {
      for (StreamStep.Assignment added : with.assignments()) {
        expression(added.expression(), names::parts);
        writer.declare(Symbols.of(stream, added));
        declared.apply(stream, added, names);
      }
    } else if (step instanceof StreamStep.Join join) {
      join(stream, join, names);
      declared.apply(stream, join, names);
    }
  }

  private void join(StreamDeclaration stream, StreamStep.Join join, FieldNames left) {
    source(join.stream());
    join.alias().ifPresent(alias -> writer.declare(Symbols.of(stream, join, alias)));
    FieldNames right = declared.fields(join.stream());
    FieldNames named = new FieldNames();
    declared.apply(stream, join, named);
    declared
        .source(join.stream())
        .ifPresent(symbol -> named.addJoined(join.stream().text(), Meaning.of(symbol), right));
    for (StreamStep.JoinKey key : join.keys()) {
      writer.path(key.left(), left::parts);
      if (key.right().isPresent()) {
        writer.path(key.right().get(), named::parts);
      } else {
        writer.path(key.left(), right::parts);
      }
    }
  }

  @Override
  public Void visitFeatures(FeaturesDeclaration group) {
    writer.declare(Symbols.of(group));
    source(group.stream());
    Scope events = declared.fields(group.stream())::parts;
    for (KeyDefinition key : group.keys()) {
      if (key.expression().isPresent()) {
        writer.declare(Symbols.of(group, key));
        expression(key.expression().get(), events);
      } else {
        writer.name(key.name(), events);
      }
    }
    group.condition().ifPresent(condition -> expression(condition, events));
    Map<String, Meaning> features = declared.features(group);
    Scope definitions = path -> one(path, features);
    for (Definition definition : group.definitions()) {
      writer.declare(Symbols.of(group, definition));
      boolean aggregate =
          FeatureNames.isAggregate(definition.expression(), declared.functions().keySet());
      expression(definition.expression(), aggregate ? events : definitions);
      definition.condition().ifPresent(condition -> expression(condition, events));
    }
    return null;
  }

  private static List<Meaning> one(List<String> path, Map<String, Meaning> known) {
    Meaning meaning = path.size() == 1 ? known.get(path.get(0)) : null;
    return meaning == null ? List.of() : List.of(meaning);
  }

  @Override
  public Void visitVector(VectorDeclaration vector) {
    writer.declare(Symbols.of(vector));
    source(vector.stream());
    VectorNames names = new VectorNames(vector, declared);
    vector.condition().ifPresent(condition -> expression(condition, names.trigger()::parts));
    for (VectorItem item : vector.items()) {
      item.accept(new ItemNames(vector, names, this));
      names.apply(item);
    }
    return null;
  }

  @Override
  public Void visitFunction(FunctionDeclaration function) {
    writer.declare(Symbols.of(function));
    Map<String, Meaning> parameters = new HashMap<>();
    for (Parameter parameter : function.parameters()) {
      Symbol symbol = Symbols.of(function, parameter);
      writer.declare(symbol);
      parameters.putIfAbsent(parameter.name().name(), Meaning.of(symbol));
    }
    expression(function.body(), path -> one(path, parameters));
    return null;
  }

  @Override
  public Void visitTest(TestDeclaration test) {
    Optional<VectorDeclaration> vector = declared.vector(test.vector().name(), test.version());
    vector.ifPresent(v -> writer.refer(test.vector(), Meaning.of(Symbols.of(v))));
    Map<String, Meaning> columns = vector.map(declared::columns).orElseGet(Map::of);
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.TestEvent event) {
        testEvent(event);
      } else if (step instanceof TestStep.Expectation expectation) {
        expectation
            .columns()
            .forEach(field -> writer.name(field.name(), path -> one(path, columns)));
      }
    }
    return null;
  }

  private void testEvent(TestStep.TestEvent happening) {
    Optional<EventDeclaration> event = declared.event(happening.event().name());
    if (event.isEmpty()) {
      return;
    }
    writer.refer(happening.event(), Meaning.of(Symbols.of(event.get())));
    FieldNames fields =
        declared.fields(new StreamName(happening.span(), happening.event(), Optional.empty()));
    for (TestStep.TestField field : happening.fields()) {
      // Each name stands at its own place, and the field's is the last of its path.
      List<Identifier> names = new ArrayList<>(field.records());
      String path = field.name().name();
      names.add(new Identifier(field.name().span(), path.substring(path.lastIndexOf('.') + 1)));
      writer.names(names, fields::leading);
    }
  }

  /** What events are taken from. */
  void source(StreamName name) {
    declared.source(name).ifPresent(symbol -> writer.refer(name.name(), Meaning.of(symbol)));
  }

  void expression(Expression expression, Scope scope) {
    SyntaxWalk.paths(expression).forEach(path -> writer.path(path, scope));
    for (Expression.Call call : SyntaxWalk.calls(expression)) {
      Identifier name = call.function();
      FunctionDeclaration function = declared.functions().get(name.name());
      if (function != null) {
        writer.refer(name, Meaning.of(Symbols.of(function)));
      } else {
        writer.builtIn(name);
      }
    }
  }

  DeclaredNames declared() {
    return declared;
  }

  NameWriter writer() {
    return writer;
  }
}
