package dev.semblance.lsp;

import dev.semblance.compiler.source.SourceSpan;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Places in a text as the protocol counts them: lines from 0, ended by LF, CR LF or CR, and UTF-16
 * units from 0 within the line.
 */
final class LineTable {
  private final String text;
  private final int[] starts;

  LineTable(String text) {
    this.text = text;
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      boolean ends =
          text.charAt(i) == '\n'
              || (text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  Position position(int offset) {
    int at = Math.max(0, Math.min(offset, text.length()));
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, at - starts[line]);
  }

  Range range(SourceSpan span) {
    return range(span.start(), span.end());
  }

  Range range(int start, int end) {
    return new Range(position(start), position(end));
  }

  Range all() {
    return range(0, text.length());
  }

  /** The offset of a position; one behind the end of its line or of the text is there. */
  int offset(Position position) {
    if (position.getLine() < 0) {
      return 0;
    }
    if (position.getLine() >= starts.length) {
      return text.length();
    }
    int start = starts[position.getLine()];
    int end =
        position.getLine() + 1 < starts.length ? starts[position.getLine() + 1] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return Math.min(end, start + Math.max(0, position.getCharacter()));
  }
}
