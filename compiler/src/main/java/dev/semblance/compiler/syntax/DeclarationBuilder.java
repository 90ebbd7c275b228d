package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser;
import dev.semblance.grammar.SemblanceParser.AnnotationContext;
import dev.semblance.grammar.SemblanceParser.EventDeclarationContext;
import dev.semblance.grammar.SemblanceParser.FeaturesDeclarationContext;
import dev.semblance.grammar.SemblanceParser.FeaturesHeaderContext;
import dev.semblance.grammar.SemblanceParser.FieldBlockContext;
import dev.semblance.grammar.SemblanceParser.FieldContext;
import dev.semblance.grammar.SemblanceParser.FieldTypeContext;
import dev.semblance.grammar.SemblanceParser.FieldValueContext;
import dev.semblance.grammar.SemblanceParser.FunctionDeclarationContext;
import dev.semblance.grammar.SemblanceParser.MapEntryContext;
import dev.semblance.grammar.SemblanceParser.ParameterContext;
import dev.semblance.grammar.SemblanceParser.RecordTypeContext;
import dev.semblance.grammar.SemblanceParser.StatementContext;
import dev.semblance.grammar.SemblanceParser.StreamDeclarationContext;
import dev.semblance.grammar.SemblanceParser.TestDeclarationContext;
import dev.semblance.grammar.SemblanceParser.TestFieldContext;
import dev.semblance.grammar.SemblanceParser.TestStepContext;
import dev.semblance.grammar.SemblanceParser.TypeContext;
import dev.semblance.grammar.SemblanceParser.ValueBlockContext;
import dev.semblance.grammar.SemblanceParser.VectorDeclarationContext;
import dev.semblance.grammar.SemblanceParser.VectorHeaderContext;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds declarations. The items of a block are built even where its header could not be read, so
 * that what is wrong within them is reported.
 */
final class DeclarationBuilder {
  private final TreeSource source;
  private final ExpressionBuilder expressions;
  private final ClauseBuilder clauses;
  private final VectorItemBuilder items;

  DeclarationBuilder(TreeSource source) {
    this.source = source;
    this.expressions = new ExpressionBuilder(source);
    this.clauses = new ClauseBuilder(source, expressions);
    this.items = new VectorItemBuilder(source, expressions, clauses);
  }

  /** The declaration, unless its head could not be read. */
  Optional<Declaration> build(StatementContext statement) {
    if (statement.eventDeclaration() != null) {
      return event(statement.eventDeclaration());
    }
    if (statement.streamDeclaration() != null) {
      return Optional.of(stream(statement.streamDeclaration()));
    }
    if (statement.featuresDeclaration() != null) {
      return features(statement.featuresDeclaration());
    }
    if (statement.vectorDeclaration() != null) {
      return vector(statement.vectorDeclaration());
    }
    if (statement.functionDeclaration() != null) {
      return Optional.of(function(statement.functionDeclaration()));
    }
    return test(statement.testDeclaration());
  }

  private Optional<Declaration> event(EventDeclarationContext context) {
    List<Declaration.FieldDeclaration> fields = fields(context.fieldBlock());
    if (!TreeSource.isWhole(context.eventHeader())) {
      return Optional.empty();
    }
    Identifier name = source.identifier(context.eventHeader().name());
    return Optional.of(
        new Declaration.EventDeclaration(source.span(context), source.doc(context), name, fields));
  }

  private List<Declaration.FieldDeclaration> fields(FieldBlockContext block) {
    return block.field().stream().filter(TreeSource::isWhole).map(this::field).toList();
  }

  private Declaration.FieldDeclaration field(FieldContext context) {
    return new Declaration.FieldDeclaration(
        source.span(context),
        source.doc(context),
        source.identifier(context.name()),
        fieldType(context.fieldType()),
        context.annotation().stream().map(this::annotation).toList());
  }

  private FieldType fieldType(FieldTypeContext context) {
    return context.recordType() == null ? type(context.type()) : record(context.recordType());
  }

  private FieldType record(RecordTypeContext context) {
    return new FieldType.RecordType(
        source.span(context), fields(context.fieldBlock()), context.QUESTION() != null);
  }

  private Declaration.Annotation annotation(AnnotationContext context) {
    return new Declaration.Annotation(
        source.span(context), source.identifier(context.name()).name());
  }

  private TypeReference type(TypeContext context) {
    List<TerminalNode> parameters =
        context.typeParameters() == null ? List.of() : context.typeParameters().INTEGER();
    return new TypeReference(
        source.span(context),
        source.identifier(context.name()),
        parameters.stream().map(TerminalNode::getSymbol).map(this::typeParameter).toList(),
        context.typeArgument() == null
            ? List.of()
            : context.typeArgument().type().stream().map(this::type).toList(),
        context.QUESTION() != null);
  }

  // Whatever does not fit a long is out of every bound that a type can have.
  private long typeParameter(Token token) {
    return expressions
        .literals()
        .integer(token)
        .value()
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  private Declaration stream(StreamDeclarationContext context) {
    return new Declaration.StreamDeclaration(
        source.span(context),
        source.doc(context),
        source.identifier(context.name()),
        source.streamName(context.streamName()),
        context.streamStep().stream().map(clauses::streamStep).toList());
  }

  private Optional<Declaration> features(FeaturesDeclarationContext context) {
    List<Declaration.Definition> definitions =
        context.definitionBlock().definition().stream()
            .filter(TreeSource::isWhole)
            .map(clauses::definition)
            .toList();
    FeaturesHeaderContext header = context.featuresHeader();
    if (!TreeSource.isWhole(header)) {
      return Optional.empty();
    }
    return Optional.of(
        new Declaration.FeaturesDeclaration(
            source.span(context),
            source.doc(context),
            source.identifier(header.name()),
            header.version() == null
                ? source.missingVersion(header.name(), "group")
                : source.version(header.version()),
            clauses.deprecation(header.deprecation()),
            clauses.keys(header.keyList()),
            source.streamName(header.streamName()),
            clauses.condition(header.whereClause()),
            definitions));
  }

  private Optional<Declaration> vector(VectorDeclarationContext context) {
    List<VectorItem> built =
        context.itemBlock().vectorItem().stream()
            .filter(TreeSource::isWhole)
            .map(items::build)
            .toList();
    VectorHeaderContext header = context.vectorHeader();
    if (!TreeSource.isWhole(header)) {
      return Optional.empty();
    }
    return Optional.of(
        new Declaration.VectorDeclaration(
            source.span(context),
            source.doc(context),
            source.identifier(header.name()),
            header.version() == null
                ? source.missingVersion(header.name(), "vector")
                : source.version(header.version()),
            clauses.deprecation(header.deprecation()),
            source.streamName(header.streamName()),
            clauses.condition(header.whereClause()),
            built));
  }

  private Declaration function(FunctionDeclarationContext context) {
    return new Declaration.FunctionDeclaration(
        source.span(context),
        source.doc(context),
        source.identifier(context.name()),
        context.parameter().stream().map(this::parameter).toList(),
        expressions.build(context.expression()));
  }

  private Declaration.Parameter parameter(ParameterContext context) {
    return new Declaration.Parameter(
        source.span(context), source.identifier(context.name()), type(context.type()));
  }

  private Optional<Declaration> test(TestDeclarationContext context) {
    List<TestStep> steps =
        context.testBlock().testStep().stream()
            .filter(TreeSource::isWhole)
            .flatMap(step -> testStep(step).stream())
            .toList();
    if (!TreeSource.isWhole(context.testHeader())) {
      return Optional.empty();
    }
    return Optional.of(
        new Declaration.TestDeclaration(
            source.span(context),
            source.doc(context),
            expressions.literals().string(context.testHeader().STRING().getSymbol()),
            source.identifier(context.testHeader().name()),
            Optional.ofNullable(context.testHeader().version()).map(source::version),
            steps));
  }

  private Optional<TestStep> testStep(TestStepContext context) {
    List<TestStep.TestField> fields = values(context.valueBlock());
    SourceSpan span = source.span(context);
    if (context.EXPECT() != null) {
      List<Expression> id = context.testValue().stream().map(expressions::testValue).toList();
      Optional<SourceSpan> not =
          Optional.ofNullable(context.NOT()).map(word -> source.span(word.getSymbol()));
      return Optional.of(new TestStep.Expectation(span, not, id, fields));
    }
    Token name = context.name().getStart();
    if (name.getType() == SemblanceParser.EXPECT) {
      source.report(
          UNEXPECTED_TEXT,
          source.span(name),
          "this `expect` names no event",
          "write the id of the event: `expect \"id\" { ... }`");
      return Optional.empty();
    }
    return Optional.of(new TestStep.TestEvent(span, source.identifier(context.name()), fields));
  }

  private List<TestStep.TestField> values(ValueBlockContext context) {
    List<TestStep.TestField> fields = new ArrayList<>();
    addValues(context, List.of(), fields);
    return fields;
  }

  /** A record's fields stand one by one, under their paths. */
  private void addValues(
      ValueBlockContext context, List<Identifier> records, List<TestStep.TestField> fields) {
    for (TestFieldContext field : context.testField()) {
      if (!TreeSource.isWhole(field)) {
        continue;
      }
      List<Identifier> path = new ArrayList<>(records);
      path.add(source.identifier(field.name()));
      ValueBlockContext block = field.fieldValue().valueBlock();
      if (block != null && !block.testField().isEmpty()) {
        addValues(block, path, fields);
      } else {
        fields.add(
            new TestStep.TestField(
                source.span(field),
                new Identifier(source.span(field.name()), Identifier.path(path).name()),
                value(field.fieldValue()),
                records));
      }
    }
  }

  /** A value, where an empty block is taken for an empty map. */
  private Expression value(FieldValueContext context) {
    if (context.testValue() != null) {
      return expressions.testValue(context.testValue());
    }
    List<MapEntryContext> entries =
        context.mapBlock() == null ? List.of() : context.mapBlock().mapEntry();
    return new Expression.MapLiteral(
        source.span(context),
        entries.stream().filter(TreeSource::isWhole).map(this::mapEntry).toList());
  }

  private Expression.MapEntry mapEntry(MapEntryContext context) {
    return new Expression.MapEntry(
        source.span(context),
        expressions.literals().string(context.STRING().getSymbol()),
        expressions.testValue(context.testValue()));
  }
}
