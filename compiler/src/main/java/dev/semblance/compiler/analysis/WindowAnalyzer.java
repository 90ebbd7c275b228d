package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_WINDOW;

import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression.DurationLiteral;
import dev.semblance.compiler.syntax.WindowClause;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** Windows as written. */
final class WindowAnalyzer implements WindowClause.Visitor<Optional<Window>> {
  /** The longest a length of time can be. */
  static final long LONGEST_DAYS = 36_500;

  /** The same in microseconds. */
  static final long LONGEST = Duration.ofDays(LONGEST_DAYS).toMillis() * 1_000;

  private static final int MOST_EVENTS = 1_000_000;

  private final Diagnostics diagnostics;

  WindowAnalyzer(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The window; empty where it cannot be, which has then been reported. */
  Optional<Window> window(WindowClause clause) {
    return clause.accept(this);
  }

  /** What several windows add to the name of a definition. */
  static String suffix(WindowClause clause) {
    return clause.accept(new Suffix());
  }

  @Override
  public Optional<Window> visitTrailing(WindowClause.Trailing trailing) {
    Optional<Long> length = positive(trailing.length(), "a window");
    Optional<Long> ending = trailing.ending().flatMap(e -> positive(e, "the end of a window"));
    Optional<Long> step = trailing.step().flatMap(s -> positive(s, "a step"));
    boolean whole =
        ending.isPresent() == trailing.ending().isPresent()
            && step.isPresent() == trailing.step().isPresent();
    if (length.isEmpty() || !whole) {
      return Optional.empty();
    }
    if (ending.isPresent() && step.isPresent()) {
      return reject(
          trailing.span(),
          "a window has `ending` or `step`, not both",
          "a window that ends in the past is exact to the microsecond without a step");
    }
    if (step.isPresent() && step.get() > length.get()) {
      return reject(
          trailing.step().get().span(),
          "the step is longer than the window",
          "a step is a small part of the window, such as `over 30d step 1h`");
    }
    return Optional.of(
        step.<Window>map(s -> new Window.Stepped(length.get(), s))
            .orElseGet(() -> new Window.Trailing(length.get(), ending.orElse(0L))));
  }

  @Override
  public Optional<Window> visitLastEvents(WindowClause.LastEvents lastEvents) {
    BigInteger count = lastEvents.count().value();
    if (count.signum() <= 0 || count.bitLength() > 31 || count.intValue() > MOST_EVENTS) {
      return reject(
          lastEvents.span(),
          "a window holds 1 to " + MOST_EVENTS + " events",
          "write for example `over 20 events`");
    }
    return Optional.of(new Window.LastEvents(count.intValue()));
  }

  @Override
  public Optional<Window> visitSession(WindowClause.Session session) {
    return positive(session.gap(), "the gap of a session").map(Window.Session::new);
  }

  private Optional<Long> positive(DurationLiteral duration, String what) {
    if (duration.micros() <= 0) {
      return reject(duration.span(), what + " is longer than nothing", "write for example `7d`");
    }
    if (duration.micros() > LONGEST) {
      return reject(
          duration.span(),
          what + " is at most " + LONGEST_DAYS + "d long",
          "without `over`, an aggregate covers all history");
    }
    return Optional.of(duration.micros());
  }

  private <T> Optional<T> reject(SourceSpan span, String message, String help) {
    diagnostics.report(Diagnostic.at(BAD_WINDOW, span, message).help(help));
    return Optional.empty();
  }

  /** The window as written, with underscores for blanks. */
  private static final class Suffix implements WindowClause.Visitor<String> {
    @Override
    public String visitTrailing(WindowClause.Trailing trailing) {
      return "_"
          + trailing.length().text()
          + trailing.ending().map(ending -> "_ending_" + ending.text() + "_ago").orElse("")
          + trailing.step().map(step -> "_step_" + step.text()).orElse("");
    }

    @Override
    public String visitLastEvents(WindowClause.LastEvents lastEvents) {
      return "_" + lastEvents.count().value() + "_events";
    }

    @Override
    public String visitSession(WindowClause.Session session) {
      return "_session_" + session.gap().text();
    }
  }
}
