package dev.semblance.cli.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the documentation, and what tests find in it. */
public record Page(String text) {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:```|<!-- )(\\w*)\n(.*?)^(?:```|-->)$");
  private static final Pattern SECTION = Pattern.compile("(?ms)^###? (.+?)\n(.*?)(?=^##|\\z)");

  /**
   * @param path from the project's root
   */
  public static Page of(String path) {
    try {
      return new Page(Files.readString(Path.of("..").resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The fenced blocks of a language, in order; also those in comments, which belong to the program
   * but not to what is said about it.
   */
  public List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The text below each heading of the second and third level, up to the next. */
  public Map<String, Page> sections() {
    Map<String, Page> sections = new LinkedHashMap<>();
    for (MatchResult section : SECTION.matcher(text).results().toList()) {
      sections.put(section.group(1), new Page(section.group(2)));
    }
    return sections;
  }
}
