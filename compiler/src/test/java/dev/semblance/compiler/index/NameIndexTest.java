package dev.semblance.compiler.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.Inspection;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameIndexTest {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:```|<!-- )feature\\n(.*?)^(?:```|-->)$");
  private static final Comparator<SourceSpan> LAST_FIRST =
      Comparator.comparingInt(SourceSpan::start).reversed();

  static List<Path> programs() throws IOException {
    try (Stream<Path> examples = Files.walk(Path.of("..", "examples"), 2);
        Stream<Path> pages = Files.list(Path.of("..", "docs"))) {
      return Stream.concat(examples, pages)
          .filter(file -> file.toString().endsWith(".feature") || isProgram(file))
          .filter(file -> !file.toString().contains("own"))
          .sorted()
          .toList();
    }
  }

  private static boolean isProgram(Path page) {
    try {
      return page.toString().endsWith(".md") && !text(page).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** If the index has missed a place, a name there means nothing any more. */
  @ParameterizedTest
  @MethodSource("programs")
  void allNamesCanBeReplacedAtOnce(Path file) throws IOException {
    SourceFile source = new SourceFile(file.toString(), text(file));
    Inspection inspection = Compiler.inspect(source);
    assertThat(errors(inspection)).isEmpty();
    NameIndex index = NameIndex.of(inspection.trees());
    Map<SourceSpan, String> places = new TreeMap<>(LAST_FIRST);
    for (Symbol symbol : index.symbols()) {
      index.of(symbol).forEach(o -> places.put(o.span(), "new_" + symbol.name()));
    }
    assertThat(errors(Compiler.inspect(replaced(source, places)))).isEmpty();
  }

  /** If it has taken a name for another's, one of them means nothing any more. */
  @Test
  void eachNameCanBeReplacedAlone() throws IOException {
    Path file = Path.of("src/test/resources/index/every-name.feature");
    SourceFile source = new SourceFile("every-name.feature", Files.readString(file));
    Inspection inspection = Compiler.inspect(source);
    assertThat(errors(inspection)).isEmpty();
    NameIndex index = NameIndex.of(inspection.trees());
    assertThat(index.symbols()).hasSize(54);
    for (Symbol symbol : index.symbols()) {
      Map<SourceSpan, String> places = new TreeMap<>(LAST_FIRST);
      together(index, symbol)
          .forEach(one -> index.of(one).forEach(o -> places.put(o.span(), "new_name")));
      Inspection after = Compiler.inspect(replaced(source, places));
      // The keys of a group are found by their names, though these are written nowhere.
      assertThat(errors(after))
          .as("%s", symbol)
          .allMatch(error -> error.code() == DiagnosticCode.KEY_MISMATCH);
      assertThat(NameIndex.of(after.trees()).symbols()).hasSameSizeAs(index.symbols());
    }
  }

  /** Of a page what it shows or hides as a program. */
  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return file.toString().endsWith(".md")
        ? BLOCK
            .matcher(text)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"))
        : text;
  }

  private static List<Diagnostic> errors(Inspection inspection) {
    return inspection.compilation().hasErrors()
        ? inspection.compilation().diagnostics()
        : List.of();
  }

  /** A symbol, and those that share a place with it, such as both sides of a key. */
  private static Set<Symbol> together(NameIndex index, Symbol symbol) {
    Set<Symbol> together = new LinkedHashSet<>();
    Deque<Symbol> rest = new ArrayDeque<>(List.of(symbol));
    while (!rest.isEmpty()) {
      Symbol next = rest.removeFirst();
      if (together.add(next)) {
        for (Occurrence occurrence : index.of(next)) {
          index.at(occurrence.span().file().name(), occurrence.span().start()).stream()
              .filter(other -> other.span().start() == occurrence.span().start())
              .forEach(other -> rest.add(other.symbol()));
        }
      }
    }
    return together;
  }

  private static SourceFile replaced(SourceFile source, Map<SourceSpan, String> places) {
    StringBuilder text = new StringBuilder(source.text());
    places.forEach((place, name) -> text.replace(place.start(), place.end(), name));
    return new SourceFile(source.name(), text.toString());
  }
}
