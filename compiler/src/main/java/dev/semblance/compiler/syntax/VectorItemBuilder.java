package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser.LabelItemContext;
import dev.semblance.grammar.SemblanceParser.MemberContext;
import dev.semblance.grammar.SemblanceParser.NameContext;
import dev.semblance.grammar.SemblanceParser.OutputItemContext;
import dev.semblance.grammar.SemblanceParser.UseItemContext;
import dev.semblance.grammar.SemblanceParser.VectorItemContext;
import java.util.ArrayList;
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
        source.identifier(context.name()),
        expressions.build(context.expression()),
        source.streamName(context.streamName()),
        clauses.keys(context.keyList()),
        clauses.condition(context.whereClause()),
        clauses.within(context.within()));
  }

  private VectorItem output(OutputItemContext context) {
    SourceSpan span = source.span(context);
    String doc = source.doc(context);
    Identifier name = source.identifier(context.name());
    if (context.expression() != null) {
      return new VectorItem.ComputedItem(span, doc, name, expressions.build(context.expression()));
    }
    if (context.member().isEmpty()) {
      return new VectorItem.FieldItem(span, doc, name);
    }
    int last = context.member().size() - 1;
    Identifier group = group(name, context.member().subList(0, last));
    MemberContext member = context.member(last);
    if (member.STAR() != null) {
      return new VectorItem.GroupAll(span, doc, group);
    }
    boolean braces = member.nameBlock() != null;
    List<NameContext> features = braces ? member.nameBlock().name() : List.of(member.name());
    return new VectorItem.GroupFeatures(
        span,
        doc,
        group,
        features.stream().filter(TreeSource::isWhole).map(source::identifier).toList(),
        braces);
  }

  /** A group, or the path to a record. */
  private Identifier group(Identifier name, List<MemberContext> members) {
    List<Identifier> path = new ArrayList<>(List.of(name));
    for (MemberContext member : members) {
      if (member.name() == null) {
        source.report(
            UNEXPECTED_TEXT,
            source.span(member),
            "nothing follows `*` or braces",
            "write each of the fields on a line of its own");
      } else {
        path.add(source.identifier(member.name()));
      }
    }
    return Identifier.path(path);
  }
}
