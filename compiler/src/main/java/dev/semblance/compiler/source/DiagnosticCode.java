package dev.semblance.compiler.source;

import static dev.semblance.compiler.source.Severity.ERROR;
import static dev.semblance.compiler.source.Severity.WARNING;

/**
 * The stable kinds of diagnostics. A code, once published, never changes its meaning and is never
 * reused.
 *
 * <p>01xx text and syntax, 02xx names and imports, 03xx types, 04xx time, 05xx streams, groups and
 * vectors, 06xx versions and the lock, 07xx tests, 08xx parts of the language that this version
 * does not compile, 09xx warnings.
 */
public enum DiagnosticCode {
  // Text and syntax.
  UNEXPECTED_TEXT("SEM0101", ERROR, "text that does not fit the grammar here"),
  BAD_CHARACTER("SEM0102", ERROR, "a character that the language does not use"),
  UNTERMINATED_STRING("SEM0103", ERROR, "a string without its closing quote"),
  BAD_ESCAPE("SEM0104", ERROR, "an unknown escape in a string"),
  NUMBER_OUT_OF_RANGE("SEM0105", ERROR, "a number that does not fit"),
  NESTED_TOO_DEEPLY("SEM0106", ERROR, "nesting too deep"),
  NOT_TEXT("SEM0107", ERROR, "not a text file in UTF-8"),
  FILE_TOO_LARGE("SEM0108", ERROR, "a file too large"),
  FILE_UNREADABLE("SEM0109", ERROR, "a file that cannot be read"),
  UNTERMINATED_COMMENT("SEM0110", ERROR, "a comment without its end"),
  BAD_NAME("SEM0111", ERROR, "a name not written in lower case"),

  // Names and imports.
  UNKNOWN_NAME("SEM0201", ERROR, "a name that nothing declares"),
  DUPLICATE_NAME("SEM0202", ERROR, "a name declared twice"),
  IMPORT_OUTSIDE_ROOT("SEM0203", ERROR, "an import outside the project root"),
  IMPORT_CYCLE("SEM0204", ERROR, "imports in a circle"),
  DECLARATION_CYCLE("SEM0205", ERROR, "declarations that need each other"),
  UNKNOWN_FUNCTION("SEM0206", ERROR, "an unknown function or aggregate"),
  AMBIGUOUS_VERSION("SEM0207", ERROR, "several versions and none chosen"),
  DUPLICATE_COLUMN("SEM0208", ERROR, "two output columns of one name"),
  UNUSABLE_FUNCTION("SEM0209", ERROR, "a function written in Java that cannot be used"),

  // Types.
  TYPE_MISMATCH("SEM0301", ERROR, "types that do not fit"),
  WRONG_ARGUMENTS("SEM0302", ERROR, "arguments that do not fit the function"),
  NOT_A_CONDITION("SEM0303", ERROR, "a condition that is not a bool"),
  COMPARISON_WITH_NULL("SEM0304", ERROR, "a comparison with null"),
  UNKNOWN_TYPE("SEM0305", ERROR, "an unknown type"),
  BAD_DECIMAL("SEM0306", ERROR, "a decimal type out of bounds"),
  CONSTANT_NEEDED("SEM0307", ERROR, "an argument that must be a constant"),
  BAD_CONSTANT("SEM0308", ERROR, "a constant that cannot work here"),

  // Time.
  ABSOLUTE_TIME("SEM0401", ERROR, "a moment written down"),
  LOOKS_FORWARD("SEM0402", ERROR, "a look into the future"),
  BAD_WINDOW("SEM0403", ERROR, "a window that cannot be"),
  ARRIVAL_READ("SEM0404", ERROR, "the arrival of an event read as a value"),
  LABEL_LOOKS_BACK("SEM0405", ERROR, "a label that looks back"),

  // Streams, groups, vectors.
  BAD_EVENT("SEM0501", ERROR, "an event declaration that is incomplete"),
  BAD_ANNOTATION("SEM0502", ERROR, "an annotation that does not fit"),
  BAD_JOIN("SEM0503", ERROR, "a join that does not fit"),
  AGGREGATE_MISPLACED("SEM0504", ERROR, "an aggregate where none may stand"),
  CLAUSE_MISPLACED("SEM0505", ERROR, "a clause on something that is not an aggregate"),
  KEY_MISMATCH("SEM0506", ERROR, "keys that do not fit the group"),
  UNKNOWN_FEATURE("SEM0507", ERROR, "a feature that the group does not have"),
  EMPTY_DECLARATION("SEM0508", ERROR, "a declaration without content"),
  BAD_VERSION("SEM0509", ERROR, "a version that is not v1, v2, ..."),
  TOO_LARGE("SEM0510", ERROR, "a declaration that grows too large"),

  // Versions and the lock.
  CHANGED_MEANING("SEM0601", ERROR, "a locked version with another meaning"),
  BAD_LOCK("SEM0602", ERROR, "a lock file that cannot be used"),

  // Tests.
  TEST_EVENT_INCOMPLETE("SEM0701", ERROR, "an event in a test that lacks what is needed"),
  BAD_EXPECTATION("SEM0702", ERROR, "an expectation that cannot be met"),

  // Warnings.
  UNBOUNDED_STATE("SEM0901", WARNING, "state that grows without bound"),
  NEEDLESS_NULL_CHECK("SEM0902", WARNING, "a check for null that can never matter"),
  UNUSED_ALIAS("SEM0903", WARNING, "a use that nothing reads"),
  DEPRECATED("SEM0904", WARNING, "a deprecated version in use");

  private final String code;
  private final Severity severity;
  private final String title;

  DiagnosticCode(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  /** The published form, for example {@code SEM0301}. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** What this kind of diagnostic is about, in a few words. */
  public String title() {
    return title;
  }
}
