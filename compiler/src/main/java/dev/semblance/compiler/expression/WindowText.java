package dev.semblance.compiler.expression;

/** Windows as the language writes them: {@code over 7d ending 1d ago}. */
public final class WindowText implements Window.Visitor<String> {
  private static final WindowText INSTANCE = new WindowText();

  private WindowText() {}

  public static String of(Window window) {
    return window.accept(INSTANCE);
  }

  @Override
  public String visitAllHistory(Window.AllHistory allHistory) {
    return "over all history";
  }

  @Override
  public String visitTrailing(Window.Trailing trailing) {
    String length = "over " + DurationText.of(trailing.lengthMicros());
    return trailing.endingMicros() == 0
        ? length
        : length + " ending " + DurationText.of(trailing.endingMicros()) + " ago";
  }

  @Override
  public String visitStepped(Window.Stepped stepped) {
    return "over "
        + DurationText.of(stepped.lengthMicros())
        + " step "
        + DurationText.of(stepped.stepMicros());
  }

  @Override
  public String visitLastEvents(Window.LastEvents lastEvents) {
    return "over " + lastEvents.count() + " events";
  }

  @Override
  public String visitSession(Window.Session session) {
    return "over session " + DurationText.of(session.gapMicros());
  }
}
