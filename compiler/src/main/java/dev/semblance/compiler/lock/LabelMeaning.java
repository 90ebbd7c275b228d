package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import java.util.List;

/** What a label means: a column like others to whoever learns from the output. */
final class LabelMeaning {
  private final ResolvedVector.Label label;
  private final RowTexts row;
  private final Aggregate aggregate;

  LabelMeaning(ResolvedVector.Label label, Joins joins) {
    this.label = label;
    this.row = new RowTexts(label.stream(), joins);
    Aggregate windowed = label.aggregate();
    // What follows a trigger is told apart by how far ahead it looks, and not by a window.
    this.aggregate =
        new Aggregate(
            "",
            windowed.function(),
            windowed.arguments(),
            windowed.parameter(),
            windowed.condition(),
            new Window.AllHistory(),
            windowed.prior(),
            windowed.type(),
            windowed.nullable());
  }

  /**
   * The label as a part of its vector.
   *
   * @param triggerKey exact text of the key that the trigger gives
   * @param readableKey the same for people
   */
  Part part(String triggerKey, String readableKey) {
    String meaning =
        "label "
            + aggregate.type()
            + " "
            + AggregateText.of(aggregate, new ExpressionText(row::exactColumn))
            + " of rows of "
            + row.identity()
            + " if "
            + row.exact(label.stream().condition())
            + " where "
            + row.exact(label.condition())
            + " by "
            + row.exact(keys())
            + " for "
            + triggerKey
            + " ahead "
            + label.aheadMicros();
    return new Part(Part.Kind.COLUMN, label.name(), Digest.shortOf(meaning), text(readableKey));
  }

  private List<ScalarExpression> keys() {
    return label.key().stream().map(ResolvedGroup.Key::expression).toList();
  }

  private String text(String readableKey) {
    return "label "
        + new ReadableText(row::readableColumn).of(aggregate)
        + " from "
        + label.stream().event().name()
        + label.condition().map(c -> " where " + row.readable(c)).orElse("")
        + " by "
        + row.readable(keys())
        + " = "
        + readableKey
        + " within "
        + DurationText.of(label.aheadMicros());
  }
}
