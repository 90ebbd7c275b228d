package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.LOOKS_FORWARD;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression of a vector sees: earlier items, then fields of the trigger, and features of
 * groups.
 */
final class VectorScope implements Scope {
  private final StreamShape trigger;
  private final VectorUses uses;
  private final Diagnostics diagnostics;
  private final FieldScope fields;
  private final Map<String, SourceSpan> below = new HashMap<>();
  private final Map<String, Optional<ScalarExpression>> items = new LinkedHashMap<>();
  private final Map<String, SourceSpan> labels = new HashMap<>();

  VectorScope(StreamShape trigger, VectorUses uses, Diagnostics diagnostics) {
    this.trigger = trigger;
    this.uses = uses;
    this.diagnostics = diagnostics;
    this.fields = new FieldScope(trigger, diagnostics);
  }

  /** Makes an item known to those that follow; empty where it has a mistake. */
  void add(String name, Optional<ScalarExpression> value) {
    items.put(name, value);
  }

  /** Makes it known that a line further down gives a name its meaning. */
  void announce(Identifier item) {
    below.putIfAbsent(item.name(), item.span());
  }

  /** Makes a label known, wherever it stands: nothing may read it. */
  void addLabel(Identifier label) {
    labels.putIfAbsent(label.name(), label.span());
  }

  /** Reports a path that means a label; empty where it means something else. */
  Optional<Operand> ofLabel(Expression.Path path) {
    String name = path.text();
    // A field of that name is known already, and never means the label.
    if (!labels.containsKey(name) || trigger.fields().containsKey(name)) {
      return Optional.empty();
    }
    diagnostics.report(
        Diagnostic.at(
                LOOKS_FORWARD,
                path.span(),
                "`" + name + "` is a label, which looks forward, and no expression may read it")
            .label(labels.get(name), "the label is here")
            .help("a model would learn from what is not known when it answers"));
    return Optional.of(Operand.error(path.span()));
  }

  /** Whether a path begins with a joined stream or a record of the trigger, not with a group. */
  boolean isJoined(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return trigger.aliases().contains(first) && !uses.has(first);
  }

  @Override
  public Operand resolve(Expression.Path path) {
    Identifier first = path.parts().get(0);
    if (path.parts().size() == 1) {
      return bare(path);
    }
    if (isJoined(first.name()) || trigger.mayHave(path.text())) {
      return fields.resolve(path);
    }
    if (path.parts().size() == 2) {
      return uses.feature(first, path.parts().get(1).name(), path.span());
    }
    diagnostics.report(
        Diagnostic.at(UNKNOWN_NAME, path.span(), "there is nothing called `" + path.text() + "`")
            .help("a feature is `group.feature`, a joined field `stream.field`"));
    return Operand.error(path.span());
  }

  private Operand bare(Expression.Path path) {
    String name = path.text();
    if (items.containsKey(name)) {
      return Operand.of(path.span(), items.get(name));
    }
    return ofLabel(path).orElseGet(() -> fieldOrUnknown(path));
  }

  private Operand fieldOrUnknown(Expression.Path path) {
    String name = path.text();
    boolean field =
        trigger.fields().containsKey(name)
            || trigger.hidden().contains(name)
            || trigger.labels().contains(name)
            || trigger.mayHave(name)
            || AbsoluteTime.isClock(name);
    return field ? fields.resolve(path) : unknown(path);
  }

  private Optional<String> ofJoined(String name) {
    return Optional.of(
        "it is a "
            + (trigger.isRecord(name) ? "record" : "joined stream")
            + ": take a field of it, `"
            + name
            + ".x`, or `"
            + name
            + ".*` on a line of its own");
  }

  private Operand unknown(Expression.Path path) {
    String name = path.text();
    if (below.containsKey(name)) {
      diagnostics.report(
          Diagnostic.at(UNKNOWN_NAME, path.span(), "`" + name + "` is read above its own line")
              .label(below.get(name), "it stands here")
              .help("move one of the lines: an item sees those above it"));
      return Operand.error(path.span());
    }
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            path.span(),
            "`" + name + "` is neither a field of `" + trigger.name() + "` nor an earlier item");
    Set<String> known = new LinkedHashSet<>(items.keySet());
    known.addAll(trigger.fields().keySet());
    Optional<String> help =
        uses.has(name)
            ? Optional.of(
                "it is a group: take a feature of it, `"
                    + name
                    + ".x`, or `"
                    + name
                    + ".*` on a line of its own")
            : isJoined(name) ? ofJoined(name) : NearNames.advice(name, "there are", known);
    diagnostics.report(help.map(plain::help).orElse(plain));
    return Operand.error(path.span());
  }
}
