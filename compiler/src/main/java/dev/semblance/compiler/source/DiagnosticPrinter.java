package dev.semblance.compiler.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Diagnostics for people: what is wrong, where, the source lines with the place underlined, and how
 * to mend it.
 */
public final class DiagnosticPrinter {
  private final boolean coloured;
  private final StringBuilder out = new StringBuilder();

  private DiagnosticPrinter(boolean coloured) {
    this.coloured = coloured;
  }

  /**
   * All of {@code diagnostics} in the order given, an empty line behind each.
   *
   * @param coloured whether to colour by ANSI escapes, as a terminal understands them
   */
  public static String print(List<Diagnostic> diagnostics, boolean coloured) {
    return diagnostics.stream()
        .map(diagnostic -> print(diagnostic, coloured) + "\n")
        .collect(Collectors.joining());
  }

  /** One diagnostic, ended by a line break. */
  public static String print(Diagnostic diagnostic, boolean coloured) {
    DiagnosticPrinter printer = new DiagnosticPrinter(coloured);
    printer.add(diagnostic);
    return printer.out.toString();
  }

  private void add(Diagnostic diagnostic) {
    Paint paint = Paint.of(diagnostic.severity());
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    out.append(paint.on(severity + "[" + diagnostic.code().code() + "]", coloured))
        .append(Paint.STRONG.on(": " + diagnostic.message(), coloured))
        .append('\n');
    List<Label> places = new ArrayList<>();
    places.add(new Label(diagnostic.span(), ""));
    places.addAll(diagnostic.labels());
    String margin = " ".repeat(widestLineNumber(places) + 1);
    boolean sourceShown = false;
    for (var inFile : byFile(places).entrySet()) {
      String arrow = inFile.getKey().equals(diagnostic.span().file()) ? "--> " : "::: ";
      SourceSpan first = inFile.getValue().get(0).span();
      out.append(margin).append(Paint.FRAME.on(arrow, coloured)).append(place(first)).append('\n');
      // A file that could not be read has a name and nothing to show.
      if (!inFile.getKey().text().isEmpty()) {
        addSource(inFile.getKey(), inFile.getValue(), diagnostic.span(), paint, margin);
        sourceShown = true;
      }
    }
    if (diagnostic.help().isPresent()) {
      if (sourceShown) {
        out.append(margin).append(Paint.FRAME.on("|", coloured)).append('\n');
      }
      out.append(margin)
          .append(Paint.FRAME.on("= ", coloured))
          .append(Paint.STRONG.on("help", coloured))
          .append(": ")
          .append(diagnostic.help().get().replace("\n", "\n" + margin + "        "))
          .append('\n');
    }
  }

  private static String place(SourceSpan span) {
    return span.file().text().isEmpty() ? span.file().name() : span.toString();
  }

  private static Map<SourceFile, List<Label>> byFile(List<Label> places) {
    Map<SourceFile, List<Label>> byFile = new LinkedHashMap<>();
    places.forEach(
        place -> byFile.computeIfAbsent(place.span().file(), file -> new ArrayList<>()).add(place));
    return byFile;
  }

  private static int widestLineNumber(List<Label> places) {
    return places.stream()
        .mapToInt(place -> String.valueOf(place.span().file().lineOf(place.span().end())).length())
        .max()
        .orElse(1);
  }

  private void addSource(
      SourceFile file, List<Label> places, SourceSpan main, Paint paint, String margin) {
    Map<Integer, SourceLine> lines = new TreeMap<>();
    for (Label place : places) {
      Paint markPaint = place.span() == main ? paint : Paint.FRAME;
      addMarks(lines, file, place, markPaint);
    }
    out.append(margin).append(Paint.FRAME.on("|", coloured)).append('\n');
    int previous = 0;
    for (var line : lines.entrySet()) {
      if (previous > 0 && line.getKey() > previous + 1) {
        out.append(Paint.FRAME.on("...", coloured)).append('\n');
      }
      previous = line.getKey();
      addLine(previous, line.getValue(), margin);
    }
  }

  private void addLine(int number, SourceLine line, String margin) {
    String shown = String.format(Locale.ROOT, "%" + (margin.length() - 1) + "d | ", number);
    out.append(Paint.FRAME.on(shown, coloured)).append(line.display.text()).append('\n');
    for (String row : new Underlines(line.marks, coloured).rows()) {
      out.append(margin).append(Paint.FRAME.on("|", coloured)).append(' ').append(row).append('\n');
    }
  }

  /** One mark for each line's part of a place; of many lines only the first and the last. */
  private static void addMarks(
      Map<Integer, SourceLine> lines, SourceFile file, Label place, Paint paint) {
    SourceSpan span = place.span();
    int first = file.lineOf(span.start());
    int last = file.lineOf(Math.max(span.start(), span.end() - 1));
    SourceLine firstLine = line(lines, file, first, span.start());
    int from = span.start() - firstLine.start;
    if (first == last) {
      firstLine.mark(from, span.end() - firstLine.start, place.text(), paint);
      return;
    }
    firstLine.mark(from, firstLine.length, "", paint);
    SourceLine lastLine = line(lines, file, last, span.end() - 1);
    String text = file.lineTextAt(span.end() - 1);
    int indent = text.length() - text.stripLeading().length();
    lastLine.mark(indent, span.end() - lastLine.start, place.text(), paint);
  }

  private static SourceLine line(
      Map<Integer, SourceLine> lines, SourceFile file, int number, int offset) {
    return lines.computeIfAbsent(number, ignored -> new SourceLine(file, offset));
  }

  /** A line of source and the places marked on it. */
  private static final class SourceLine {
    private final int start;
    private final int length;
    private final DisplayLine display;
    private final List<Underlines.Mark> marks = new ArrayList<>();

    private SourceLine(SourceFile file, int offset) {
      int at = Math.min(offset, file.text().length());
      this.start = file.text().lastIndexOf('\n', at - 1) + 1;
      String text = file.lineTextAt(at);
      this.length = text.length();
      this.display = DisplayLine.of(text, at - start);
    }

    private void mark(int from, int to, String text, Paint paint) {
      marks.add(new Underlines.Mark(display.column(from), display.column(to), text, paint));
    }
  }
}
