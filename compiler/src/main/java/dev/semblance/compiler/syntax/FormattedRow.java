package dev.semblance.compiler.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of formatted text, or several where something in it is broken.
 *
 * <p>Its cells may be padded so that they line up with those of its neighbours. Each cell but the
 * first begins with what stands before it: a blank, or a line break.
 */
final class FormattedRow {
  /** What decides about alignment. */
  enum Kind {
    /** {@code name : type @annotations}. */
    FIELD,
    /** {@code name = expression clauses}. */
    DEFINITION,
    /** {@code name = expression} in a vector. */
    COMPUTED,
    /** Not aligned. */
    OTHER
  }

  private final Kind kind;
  private final int indent;
  private final boolean blankBefore;
  private final List<String> cells;
  private String trailing = "";

  FormattedRow(Kind kind, int indent, boolean blankBefore, List<String> cells) {
    this.kind = kind;
    this.indent = indent;
    this.blankBefore = blankBefore;
    this.cells = new ArrayList<>(cells);
  }

  boolean blankBefore() {
    return blankBefore;
  }

  Kind kind() {
    return kind;
  }

  int cells() {
    return cells.size();
  }

  /** How many columns the cell takes, without what is before it. */
  int width(int cell) {
    String text = cells.get(cell).strip();
    return text.codePointCount(0, text.length());
  }

  /** Whether a cell stands on the same line as the one before, both unbroken. */
  boolean isBeside(int cell) {
    return cell < cells.size()
        && cells.get(cell).startsWith(" ")
        && cells.subList(0, cell).stream().noneMatch(before -> before.contains("\n"));
  }

  /** Puts blanks behind {@code cell} so that it is {@code width} columns wide. */
  void pad(int cell, int width) {
    cells.set(cell + 1, " ".repeat(Math.max(0, width - width(cell))) + cells.get(cell + 1));
  }

  /** A comment behind all that stands here, on its last line. */
  void addTrailing(String comment) {
    trailing += "  " + comment;
  }

  /** More text right behind what stands here. */
  void append(String text) {
    int last = cells.size() - 1;
    cells.set(last, cells.get(last) + text);
  }

  String text() {
    return (blankBefore ? "\n" : "")
        + " ".repeat(indent)
        + String.join("", cells)
        + trailing
        + "\n";
  }
}
