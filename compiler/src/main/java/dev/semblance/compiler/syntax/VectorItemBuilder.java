package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser.LabelItemContext;
import dev.semblance.grammar.SemblanceParser.NameContext;
import dev.semblance.grammar.SemblanceParser.OutputItemContext;
import dev.semblance.grammar.SemblanceParser.UseItemContext;
import dev.semblance.grammar.SemblanceParser.VectorItemContext;
import java.util.List;
import java.util.Optional;

/** Builds the items of a vector. */
final class VectorItemBuilder {
  private final TreeSource source;
  private final ExpressionBuilder expressions;
  private final ClauseBuilder clauses;

  VectorItemBuilder(TreeSource source, ExpressionBuilder expressions, ClauseBuilder clauses) {
    this.source = source;
    this.expressions = expressions;
    this.clauses = clauses;
  }

  VectorItem build(VectorItemContext context) {
    if (context.useItem() != null) {
      return use(context.useItem());
    }
    return context.labelItem() != null ? label(context.labelItem()) : output(context.outputItem());
  }

  private VectorItem use(UseItemContext context) {
    List<Expression> keys =
        context.useKeys() == null
            ? List.of()
            : expressions.buildAll(context.useKeys().expression());
    return new VectorItem.Use(
        source.span(context),
        source.doc(context),
        source.identifier(context.name()),
        Optional.ofNullable(context.version()).map(source::version),
        keys,
        clauses.alias(context.alias()));
  }

  private VectorItem label(LabelItemContext context) {
    return new VectorItem.LabelItem(
        source.span(context),
        source.doc(context),
        source.identifier(context.name(0)),
        expressions.build(context.expression()),
        source.identifier(context.name(1)),
        clauses.keys(context.keyList()),
        clauses.condition(context.whereClause()),
        clauses.within(context.within()));
  }

  private VectorItem output(OutputItemContext context) {
    SourceSpan span = source.span(context);
    String doc = source.doc(context);
    Identifier name = source.identifier(context.name(0));
    if (context.expression() != null) {
      return new VectorItem.ComputedItem(span, doc, name, expressions.build(context.expression()));
    }
    if (context.DOT() == null) {
      return new VectorItem.FieldItem(span, doc, name);
    }
    if (context.STAR() != null) {
      return new VectorItem.GroupAll(span, doc, name);
    }
    boolean braces = context.nameBlock() != null;
    List<NameContext> features = braces ? context.nameBlock().name() : List.of(context.name(1));
    return new VectorItem.GroupFeatures(
        span,
        doc,
        name,
        features.stream().filter(TreeSource::isWhole).map(source::identifier).toList(),
        braces);
  }
}
