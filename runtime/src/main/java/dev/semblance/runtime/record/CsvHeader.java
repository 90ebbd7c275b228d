package dev.semblance.runtime.record;

import dev.semblance.runtime.binding.CsvOptions;
import java.util.ArrayList;
import java.util.List;

/** The columns' names of a CSV file. */
final class CsvHeader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvHeader() {}

  /**
   * @throws SourceException if the line is no line of CSV
   */
  static List<String> parse(String source, String line, CsvOptions options) {
    List<String> names = new ArrayList<>();
    try {
      int width = new CsvSplitter(options).split(withoutMark(line), collectInto(names));
      if (width == CsvSplitter.OPEN_QUOTE) {
        throw new SourceException(source + ": the header has a quote that is not closed");
      }
    } catch (BadRecordException e) {
      throw new SourceException(source + ": the header is no CSV: " + e.reason(), e);
    }
    return List.copyOf(names);
  }

  static String withoutMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }

  private static CsvSplitter.Fields collectInto(List<String> names) {
    return new CsvSplitter.Fields() {
      @Override
      public boolean wants(int field) {
        return true;
      }

      @Override
      public void take(int field, String text) {
        names.add(text);
      }
    };
  }
}
