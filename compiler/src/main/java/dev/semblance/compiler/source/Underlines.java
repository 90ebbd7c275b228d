package dev.semblance.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands below one line of source: the places underlined, and the remarks about them. */
final class Underlines {

  /**
   * A place on the line, as columns; at least one column wide.
   *
   * @param text the remark, empty for none
   * @param paint how it is coloured; an error's or warning's own place is drawn with {@code ^}
   */
  record Mark(int from, int to, String text, Paint paint) {
    Mark {
      to = Math.max(to, from + 1);
    }

    private char sign() {
      return paint == Paint.FRAME ? '-' : '^';
    }
  }

  private final List<Mark> marks;
  private final boolean coloured;

  Underlines(List<Mark> marks, boolean coloured) {
    this.marks = marks.stream().sorted(Comparator.comparingInt(Mark::from)).toList();
    this.coloured = coloured;
  }

  /** The rows to print, without trailing blanks. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    Mark last = marks.get(marks.size() - 1);
    boolean alone = marks.stream().allMatch(mark -> mark == last || mark.to() <= last.from());
    String beside =
        alone && !last.text().isEmpty() ? " " + last.paint().on(last.text(), coloured) : "";
    rows.add(underlined() + beside);
    List<Mark> below =
        new ArrayList<>(
            marks.stream()
                .filter(mark -> !mark.text().isEmpty() && !(alone && mark == last))
                .toList());
    if (!below.isEmpty()) {
      rows.add(bars(below, below.size()));
    }
    for (int i = below.size() - 1; i >= 0; i--) {
      Mark mark = below.get(i);
      String bars = bars(below.stream().filter(m -> m.from() < mark.from()).toList(), i);
      int width = below.subList(0, i).stream().mapToInt(m -> m.from() + 1).max().orElse(0);
      rows.add(
          bars
              + " ".repeat(Math.max(0, mark.from() - width))
              + mark.paint().on(mark.text(), coloured));
    }
    return rows;
  }

  private String underlined() {
    int end = marks.stream().mapToInt(Mark::to).max().orElse(0);
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < end; column++) {
      Mark mark = at(column);
      row.append(mark == null ? " " : mark.paint().on(String.valueOf(mark.sign()), coloured));
    }
    return row.toString();
  }

  /** The mark to draw at a column: the main place covers others. */
  private Mark at(int column) {
    Mark found = null;
    for (Mark mark : marks) {
      if (mark.from() <= column && column < mark.to() && (found == null || mark.sign() == '^')) {
        found = mark;
      }
    }
    return found;
  }

  private String bars(List<Mark> below, int count) {
    StringBuilder row = new StringBuilder();
    int column = 0;
    for (Mark mark : below.subList(0, Math.min(count, below.size()))) {
      if (mark.from() >= column) {
        row.append(" ".repeat(mark.from() - column)).append(mark.paint().on("|", coloured));
        column = mark.from() + 1;
      }
    }
    return row.toString();
  }
}
