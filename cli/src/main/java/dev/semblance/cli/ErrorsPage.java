package dev.semblance.cli;

import dev.semblance.compiler.source.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation's page of errors, which the command has with it, as text for a terminal. */
final class ErrorsPage {
  private static final int WIDTH = 80;
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");
  private static final Pattern BLOCK = Pattern.compile("```\\w*\\s*(\\w*)");

  private final String page;

  private ErrorsPage(String page) {
    this.page = page;
  }

  static ErrorsPage read() {
    try (InputStream in = ErrorsPage.class.getResourceAsStream("errors.md")) {
      if (in == null) {
        throw new IllegalStateException("errors.md has not been packed with the command");
      }
      return new ErrorsPage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the code means, with an example that gets it and one that does not. */
  String of(DiagnosticCode code) {
    StringBuilder text = new StringBuilder(heading(code)).append('\n');
    boolean inBlock = false;
    for (String line : section(code)) {
      Matcher block = BLOCK.matcher(line);
      if (block.matches()) {
        inBlock = !inBlock;
        text.append(inBlock ? block.group(1) + ":\n\n" : "");
      } else if (inBlock) {
        text.append(line.isEmpty() ? "" : "    " + line).append('\n');
      } else {
        text.append(wrapped(LINK.matcher(line).replaceAll("$1"))).append('\n');
      }
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String heading(DiagnosticCode code) {
    String severity = code.severity().name().toLowerCase(Locale.ROOT);
    return severity + "[" + code.code() + "]: " + code.title();
  }

  private List<String> section(DiagnosticCode code) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : page.split("\n")) {
      if (line.startsWith("## ") || line.startsWith("### ")) {
        inside = line.equals("### " + code.code());
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String wrapped(String line) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String word : Stream.of(line.split(" ")).filter(part -> !part.isEmpty()).toList()) {
      boolean fits = column == 0 || column + 1 + word.length() <= WIDTH;
      text.append(column == 0 ? "" : fits ? " " : "\n").append(word);
      column = fits && column > 0 ? column + 1 + word.length() : word.length();
    }
    return text.toString();
  }
}
