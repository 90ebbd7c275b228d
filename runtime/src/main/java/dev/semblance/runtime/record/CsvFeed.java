package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Records of a CSV file: a line, or several where a quoted field holds line breaks.
 *
 * <p>A quote that is never closed would swallow the rest of the file. So where several lines do not
 * make one record, only the first is bad, and the others are read again.
 */
final class CsvFeed implements RecordFeed {
  private static final int MOST_RECORD_CHARACTERS = 1024 * 1024;

  private record Line(long number, String text, String lineBreak, boolean isUtf8) {}

  private final LineReader lines;
  private final CsvRecordParser parser;
  private final char quote;
  private final Deque<Line> readAgain = new ArrayDeque<>();
  private Line line;
  private String raw;

  CsvFeed(String source, LineReader lines, EventSchema schema, EventBinding binding)
      throws IOException {
    this.lines = lines;
    this.quote = binding.csv().quote();
    this.parser = new CsvRecordParser(source, header(source, binding.csv()), schema, binding);
  }

  private List<String> header(String source, CsvOptions options) throws IOException {
    if (!options.header().isEmpty()) {
      return options.header();
    }
    Line first = readLine();
    if (first == null) {
      throw new SourceException(source + ": the file is empty; CSV begins with a header line");
    }
    if (!first.isUtf8()) {
      throw new SourceException(source + ": not a text file in UTF-8");
    }
    return CsvHeader.parse(source, first.text(), options);
  }

  @Override
  public boolean next() throws IOException {
    do {
      line = readLine();
    } while (line != null && line.text().isEmpty());
    return line != null;
  }

  private Line readLine() throws IOException {
    if (!readAgain.isEmpty()) {
      return readAgain.removeFirst();
    }
    if (!lines.next()) {
      return null;
    }
    String text = UnicodeText.decodeLeniently(lines.bytes(), lines.start(), lines.length());
    boolean isUtf8 = UnicodeText.isUtf8(text, lines.bytes(), lines.start(), lines.length());
    if (lines.number() == 1) {
      text = CsvHeader.withoutMark(text);
    }
    return new Line(lines.number(), text, lines.lineBreak(), isUtf8);
  }

  @Override
  public void parse(ColumnBatch into) throws IOException, BadRecordException {
    raw = line.text();
    requireUtf8(line);
    if (!parser.split(raw)) {
      raw = closeQuote();
    }
    parser.append(into);
  }

  private static void requireUtf8(Line line) throws BadRecordException {
    if (!line.isUtf8()) {
      throw new BadRecordException("not text in UTF-8");
    }
  }

  /** Takes more lines until the record is whole; puts them back if that does not come to pass. */
  private String closeQuote() throws IOException, BadRecordException {
    List<Line> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(line.text()).append(line.lineBreak());
    boolean whole = false;
    try {
      while (!whole) {
        Line next = text.length() > MOST_RECORD_CHARACTERS ? null : readLine();
        if (next == null) {
          throw new BadRecordException("a quote that opens on this line is never closed");
        }
        more.add(next);
        requireUtf8(next);
        text.append(next.text());
        // Only a quote can close what is open; between two of them there is nothing to try.
        whole = next.text().indexOf(quote) >= 0 && parser.split(text.toString());
        text.append(whole ? "" : next.lineBreak());
      }
      return text.toString();
    } finally {
      if (!whole) {
        for (int i = more.size() - 1; i >= 0; i--) {
          readAgain.addFirst(more.get(i));
        }
      }
    }
  }

  @Override
  public long number() {
    return line.number();
  }

  @Override
  public String raw() {
    return raw;
  }
}
