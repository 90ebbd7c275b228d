package dev.semblance.runtime.record;

import dev.semblance.runtime.binding.CsvOptions;

/**
 * Splits one record of RFC 4180 into its fields.
 *
 * <p>A field that begins with a quote ends at the next single one, and two of them in it stand for
 * one; a quote within a field that does not begin with one is an ordinary character.
 *
 * <p>Own code rather than a library's, because here a record that breaks the rules is one bad
 * record: its text goes to quarantine, and reading goes on with the next line.
 */
final class CsvSplitter {
  /** What {@link #split} gives for a record whose last quote is not closed. */
  static final int OPEN_QUOTE = -1;

  /** Takes the fields of a record one by one. */
  interface Fields {
    /** Whether the text of the field is asked for. */
    boolean wants(int field);

    void take(int field, String text);
  }

  private final char delimiter;
  private final char quote;

  CsvSplitter(CsvOptions options) {
    this.delimiter = options.delimiter();
    this.quote = options.quote();
  }

  /** Passes all fields and gives their number, or {@link #OPEN_QUOTE}. */
  int split(String record, Fields into) throws BadRecordException {
    int field = 0;
    int at = 0;
    while (true) {
      boolean isQuoted = at < record.length() && record.charAt(at) == quote;
      at = isQuoted ? takeQuoted(record, at, field, into) : takePlain(record, at, field, into);
      if (at < 0) {
        return OPEN_QUOTE;
      }
      field++;
      if (at == record.length()) {
        return field;
      }
      at++;
    }
  }

  private int takePlain(String record, int start, int field, Fields into) {
    int delimiterAt = record.indexOf(delimiter, start);
    int end = delimiterAt < 0 ? record.length() : delimiterAt;
    if (into.wants(field)) {
      into.take(field, record.substring(start, end));
    }
    return end;
  }

  private int takeQuoted(String record, int start, int field, Fields into)
      throws BadRecordException {
    int close = record.indexOf(quote, start + 1);
    boolean hasDoubled = false;
    while (close >= 0 && close + 1 < record.length() && record.charAt(close + 1) == quote) {
      hasDoubled = true;
      close = record.indexOf(quote, close + 2);
    }
    if (close < 0) {
      return OPEN_QUOTE;
    }
    int end = close + 1;
    if (end < record.length() && record.charAt(end) != delimiter) {
      throw new BadRecordException("text after the closing quote of field " + (field + 1));
    }
    if (into.wants(field)) {
      String text = record.substring(start + 1, close);
      into.take(field, hasDoubled ? text.replace("" + quote + quote, "" + quote) : text);
    }
    return end;
  }
}
