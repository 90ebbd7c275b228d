package dev.semblance.reference.why;

/** What decides whether an event of a trigger's key counts for it. */
public enum Rule {
  /** It counts. */
  COUNTED("counted"),
  /** It is the one that a join finds. */
  FOUND("found"),
  /** It is no event of the stream. */
  NOT_OF_STREAM("not of the stream"),
  /** The group's {@code where} leaves it out. */
  NOT_OF_GROUP("filtered by the group"),
  /** The definition's own {@code where} leaves it out. */
  NOT_OF_DEFINITION("filtered by the definition"),
  /** It lies before the window's far edge. */
  BEFORE_WINDOW("before the window"),
  /** It lies at the window's near edge or after it. */
  AFTER_WINDOW("after the window"),
  /** It is covered, but what is aggregated is null. */
  NULL_ARGUMENT("null argument"),
  /** It is the trigger, which does not count for itself here. */
  TRIGGER_ITSELF("the trigger itself"),
  /** It happened in the trigger's own instant. */
  SAME_INSTANT("same instant"),
  /** It happened after the trigger. */
  AFTER_TRIGGER("after the trigger"),
  /** A join could have found it, but for a later one. */
  OLDER_THAN_FOUND("older than the one found"),
  /** It had been delivered before. */
  DUPLICATE("duplicate"),
  /** It came too late to be remembered; in arrival order alone. */
  TOO_LATE("too late"),
  /** The trigger came too late to ask for it; in arrival order alone. */
  TRIGGER_TOO_LATE("trigger too late to ask"),
  /** It came after the trigger had been answered; in arrival order alone. */
  NOT_YET_ARRIVED("not yet arrived");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /** The rule in a few words. */
  public String text() {
    return text;
  }

  /** Whether the value comes of the event. */
  public boolean counts() {
    return this == COUNTED || this == FOUND;
  }
}
