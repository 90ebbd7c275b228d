package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.ABSOLUTE_TIME;
import static dev.semblance.compiler.source.DiagnosticCode.LOOKS_FORWARD;
import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Text that can only be meant as a moment in time, or as a look into the future. */
final class TimeSlips {
  private static final Set<String> MOMENT_WORDS =
      Set.of("timestamp", "date", "datetime", "time", "instant");
  private static final Set<String> FORWARD_BEFORE =
      Set.of("next", "following", "coming", "future", "after", "forward", "upcoming");
  private static final Set<String> FORWARD_BEHIND =
      Set.of("ahead", "after", "forward", "later", "following", "future", "hence", "onward");

  private TimeSlips() {}

  static Optional<Diagnostic> find(ErrorPlace place) {
    if (place.found(MOMENT)) {
      return Optional.of(moment(place, place.span()));
    }
    if (place.found(STRING) && MOMENT_WORDS.contains(place.previous().getText())) {
      return Optional.of(moment(place, place.spanOf(place.previous()).to(place.span())));
    }
    if (place.found(AT) && place.inside(ExpressionContext.class)) {
      return Optional.of(moment(place, place.span().to(place.spanOf(place.next()))));
    }
    return looksForward(place)
        ? Optional.of(
            Diagnostic.at(LOOKS_FORWARD, place.span(), "a window cannot look forward")
                .help(
                    "a training row must not know what came after its event; only a `label` of a "
                        + "vector looks ahead: `label x = exists() from stream by key within 90d`"))
        : Optional.empty();
  }

  private static Diagnostic moment(ErrorPlace place, SourceSpan written) {
    Diagnostic diagnostic =
        Diagnostic.at(
            ABSOLUTE_TIME,
            written,
            "`" + written.text() + "` is a moment, and none can be written down");
    return place.inTest()
        ? diagnostic.help("a test counts from an arbitrary start: write `@0s`, `@30m`, `@7d`")
        : diagnostic.help(
            "a feature file has no clock: the same definition must mean the same for every event, "
                + "so time only counts back from the event, as in `over 7d`");
  }

  private static boolean looksForward(ErrorPlace place) {
    Token found = place.found();
    String word = found.getText().toLowerCase(Locale.ROOT);
    if (place.inside(WindowContext.class) && place.context().getChildCount() == 0) {
      return FORWARD_BEFORE.contains(word) || found.getType() == MINUS || found.getType() == PLUS;
    }
    return place.previous().getType() == DURATION
        && place.at(found.getTokenIndex() - 2).getType() != WITHIN
        && FORWARD_BEHIND.contains(word)
        && !place.inside(ExpressionContext.class);
  }
}
