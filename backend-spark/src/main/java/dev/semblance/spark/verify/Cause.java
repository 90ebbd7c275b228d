package dev.semblance.spark.verify;

import java.util.Locale;

/** Why a row differs, where that can be known; the first that holds is given. */
public enum Cause {
  /** Serving turned the trigger away: it came too late to be answered. */
  REFUSED("the trigger came too late to be answered"),
  /** The trigger came too late for some groups or joins, which it did not change. */
  LATE("the trigger came too late for some groups"),
  /** The trigger was delivered more than once. */
  DUPLICATE("the trigger was delivered more than once"),
  /** Serving turned the event away for another reason, which the detail says. */
  REJECTED("serving turned the event away"),
  /** One side has the trigger more often than the other. */
  REPEATED("this side has the trigger more than once"),
  /** The other side has the trigger's id at another time. */
  OTHER_TIME("the other side has this id at another time"),
  OTHER_VECTOR("the sides are of different vectors"),
  OTHER_VERSION("the sides are of different versions of the vector"),
  OTHER_PLAN("the sides were computed by plans of different hashes"),
  OTHER_LIBRARY("the sides were computed by different versions of Semblance"),
  NOT_KNOWN("not known");

  private final String meaning;

  Cause(String meaning) {
    this.meaning = meaning;
  }

  /** For people. */
  public String meaning() {
    return meaning;
  }

  /** For programs: {@code other_plan}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a reason in a log of rejections means, however it is spelled. */
  public static Cause ofRejection(String reason) {
    return switch (reason.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-')) {
      case "trigger-too-late", "refused" -> REFUSED;
      case "too-late", "late" -> LATE;
      case "duplicate" -> DUPLICATE;
      default -> REJECTED;
    };
  }
}
