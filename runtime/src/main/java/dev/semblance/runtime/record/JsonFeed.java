package dev.semblance.runtime.record;

import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;

/** Records of JSON lines: every line that is not blank. */
final class JsonFeed implements RecordFeed {
  private final LineReader lines;
  private final RecordParser parser;

  JsonFeed(LineReader lines, RecordParser parser) {
    this.lines = lines;
    this.parser = parser;
  }

  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  private boolean isBlank() {
    for (int i = lines.start(); i < lines.start() + lines.length(); i++) {
      if (lines.bytes()[i] > ' ' || lines.bytes()[i] < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void parse(ColumnBatch into) throws BadRecordException {
    parser.parse(lines.bytes(), lines.start(), lines.length(), into);
  }

  @Override
  public long number() {
    return lines.number();
  }

  @Override
  public String raw() {
    return UnicodeText.decodeLeniently(lines.bytes(), lines.start(), lines.length());
  }
}
