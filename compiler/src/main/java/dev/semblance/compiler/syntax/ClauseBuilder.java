package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser.AliasContext;
import dev.semblance.grammar.SemblanceParser.AssignmentContext;
import dev.semblance.grammar.SemblanceParser.DefinitionContext;
import dev.semblance.grammar.SemblanceParser.DeprecationContext;
import dev.semblance.grammar.SemblanceParser.JoinKeyContext;
import dev.semblance.grammar.SemblanceParser.JoinStepContext;
import dev.semblance.grammar.SemblanceParser.KeyDefinitionContext;
import dev.semblance.grammar.SemblanceParser.KeyListContext;
import dev.semblance.grammar.SemblanceParser.StreamStepContext;
import dev.semblance.grammar.SemblanceParser.WhereClauseContext;
import dev.semblance.grammar.SemblanceParser.WindowContext;
import dev.semblance.grammar.SemblanceParser.WithinContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the clauses that declarations share, and what consists of clauses. */
final class ClauseBuilder {
  private final TreeSource source;
  private final ExpressionBuilder expressions;

  ClauseBuilder(TreeSource source, ExpressionBuilder expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  Optional<Expression> condition(WhereClauseContext context) {
    return Optional.ofNullable(context).map(where -> expressions.build(where.expression()));
  }

  Optional<Expression.StringLiteral> deprecation(DeprecationContext context) {
    return Optional.ofNullable(context)
        .map(deprecation -> expressions.literals().string(deprecation.STRING().getSymbol()));
  }

  Optional<Identifier> alias(AliasContext context) {
    return Optional.ofNullable(context).map(alias -> source.identifier(alias.name()));
  }

  Expression.DurationLiteral within(WithinContext context) {
    return duration(context.DURATION());
  }

  List<Declaration.KeyDefinition> keys(KeyListContext context) {
    return context.keyDefinition().stream().map(this::key).toList();
  }

  private Declaration.KeyDefinition key(KeyDefinitionContext context) {
    return new Declaration.KeyDefinition(
        source.span(context),
        source.identifier(context.name()),
        expressions.optional(context.expression()));
  }

  Declaration.Definition definition(DefinitionContext context) {
    List<WindowClause> windows =
        context.overClause() == null
            ? List.of()
            : context.overClause().window().stream().map(this::window).toList();
    Optional<SourceSpan> prior =
        Optional.ofNullable(context.PRIOR()).map(word -> source.span(word.getSymbol()));
    return new Declaration.Definition(
        source.span(context),
        source.doc(context),
        source.identifier(context.name()),
        expressions.build(context.expression()),
        condition(context.whereClause()),
        windows,
        prior);
  }

  private WindowClause window(WindowContext context) {
    SourceSpan span = source.span(context);
    if (context.EVENTS() != null) {
      return new WindowClause.LastEvents(
          span, expressions.literals().integer(context.INTEGER().getSymbol()));
    }
    Expression.DurationLiteral first = duration(context.DURATION(0));
    if (context.SESSION() != null) {
      return new WindowClause.Session(span, first);
    }
    Optional<Expression.DurationLiteral> second =
        Optional.ofNullable(context.DURATION(1)).map(this::duration);
    return context.ENDING() != null
        ? new WindowClause.Trailing(span, first, second, Optional.empty())
        : new WindowClause.Trailing(span, first, Optional.empty(), second);
  }

  private Expression.DurationLiteral duration(TerminalNode node) {
    return expressions.literals().duration(node.getSymbol());
  }

  StreamStep streamStep(StreamStepContext context) {
    if (context.whereClause() != null) {
      return new StreamStep.Where(
          source.span(context), expressions.build(context.whereClause().expression()));
    }
    return context.withStep() != null
        ? new StreamStep.With(
            source.span(context),
            context.withStep().assignment().stream().map(this::assignment).toList())
        : join(context.joinStep());
  }

  private StreamStep.Assignment assignment(AssignmentContext context) {
    return new StreamStep.Assignment(
        source.span(context),
        source.identifier(context.name()),
        expressions.build(context.expression()));
  }

  private StreamStep join(JoinStepContext context) {
    return new StreamStep.Join(
        source.span(context),
        context.LEFT() != null,
        source.streamName(context.streamName()),
        alias(context.alias()),
        context.joinKey().stream().map(this::joinKey).toList(),
        Optional.ofNullable(context.within()).map(this::within));
  }

  private StreamStep.JoinKey joinKey(JoinKeyContext context) {
    return new StreamStep.JoinKey(
        source.span(context),
        expressions.path(context.path(0)),
        Optional.ofNullable(context.path(1)).map(expressions::path));
  }
}
