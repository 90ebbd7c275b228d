package dev.semblance.runtime.record;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Cuts a stream of bytes into lines, which end in a line feed, after a carriage return or not. */
final class LineReader {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** No record of an event is longer; a file without line breaks is no text file. */
  private static final int MOST_LINE_BYTES = 64 * 1024 * 1024;

  private final String source;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private int next;
  private boolean atEnd;
  private int start;
  private int length;
  private String lineBreak = "";
  private long number;

  LineReader(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /** Steps to the next line; false after the last one. */
  boolean next() throws IOException {
    start = next;
    int scanned = next;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          take(i, i + 1);
          return true;
        }
      }
      scanned = filled;
      if (atEnd) {
        boolean hasLine = filled > start;
        take(filled, filled);
        return hasLine;
      }
      scanned -= readMore();
    }
  }

  private void take(int end, int nextStart) {
    boolean hasReturn = nextStart > end && end > start && buffer[end - 1] == '\r';
    length = end - start - (hasReturn ? 1 : 0);
    lineBreak = nextStart == end ? "" : hasReturn ? "\r\n" : "\n";
    next = nextStart;
    number++;
  }

  /** Reads more bytes behind the line begun; gives how far that line moved to the front. */
  private int readMore() throws IOException {
    int moved = start;
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= moved;
    start = 0;
    if (filled == buffer.length) {
      if (filled >= MOST_LINE_BYTES) {
        throw new SourceException(
            source + ": line " + (number + 1) + " is longer than 64 MiB; is this a text file?");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = readInto(filled);
    atEnd = read < 0;
    filled += Math.max(read, 0);
    return moved;
  }

  private int readInto(int at) throws IOException {
    try {
      return in.read(buffer, at, buffer.length - at);
    } catch (EOFException e) {
      throw new SourceException(source + ": it ends amid its compressed data; is it whole?", e);
    } catch (ZipException e) {
      throw new SourceException(source + ": its compressed data is damaged: " + e.getMessage(), e);
    }
  }

  /** The array that holds the line, from {@link #start}, until the next step. */
  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** Bytes of the line, without its line break. */
  int length() {
    return length;
  }

  /** What ended the line: a line feed, a carriage return and a line feed, or nothing. */
  String lineBreak() {
    return lineBreak;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }
}
