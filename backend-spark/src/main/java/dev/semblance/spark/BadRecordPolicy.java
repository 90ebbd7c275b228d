package dev.semblance.spark;

/** What to do with a record that is no event. */
public enum BadRecordPolicy {
  /** Write it to the quarantine with its reason, count it, and go on. */
  QUARANTINE,
  /** Stop with its reason. */
  FAIL
}
