package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of analysis, whatever the text. */
class AnalysisPropertyTest {
  private static final Pattern WORD =
      Pattern.compile("\"[^\"\\n]*\"|[a-z_0-9.]+|\\s+|//[^\\n]*|.", Pattern.DOTALL);

  /** Words that a valid program may not have, but a mistaken one does. */
  private static final List<String> SLIPS =
      List.of(
          "null",
          "[]",
          "[null]",
          "now()",
          "count()",
          "lower(1)",
          "0",
          "-1",
          "1e999",
          "\"x\"",
          "true",
          "0.5",
          "list<int>",
          "?",
          "@id",
          "@time",
          "@arrival",
          "over 7d",
          "prior",
          "v2",
          "where",
          "is null",
          "charge",
          "cards",
          "fraud",
          "amount",
          "card",
          ".*",
          "unknown",
          "decimal(40, 2)",
          "9223372036854775808");

  /** No text, however it is mangled, is more than a list of messages and perhaps a program. */
  @Property(tries = 200)
  void aMangledProgramIsDiagnosedAndNeverThrows(@ForAll("mangled") String text) {
    Compilation compilation = Programs.compile(text);
    boolean errors =
        compilation.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
    assertThat(compilation.program().isPresent()).isEqualTo(!errors);
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      assertThat(diagnostic.message())
          .isNotBlank()
          .matches(m -> m.endsWith("...") || !m.endsWith("."));
      assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  /** Compiling a text again says the same. */
  @Property(tries = 50)
  void whatIsSaidDoesNotVary(@ForAll("mangled") String text) {
    Compilation first = Programs.compile(text);
    Compilation second = Programs.compile(text);
    assertThat(second.diagnostics()).isEqualTo(first.diagnostics());
    assertThat(second.program()).isEqualTo(first.program());
  }

  /** A declaration may stand above or below those that it needs. */
  @Property(tries = 30)
  void theOrderOfDeclarationsDoesNotMatter(@ForAll @IntRange(max = 10_000) int seed) {
    List<String> parts = new ArrayList<>(List.of(Programs.WHOLE.split("\n\n(?! )")));
    String namespace = parts.remove(0);
    Collections.shuffle(parts, new Random(seed));
    ResolvedProgram program = Programs.program(namespace + "\n\n" + String.join("\n\n", parts));
    assertThat(program.vectors()).isEqualTo(Programs.program(Programs.WHOLE).vectors());
  }

  @Provide
  Arbitrary<String> mangled() {
    List<String> words = words(Programs.WHOLE);
    Arbitrary<Edit> edit =
        Arbitraries.integers()
            .between(0, words.size() - 1)
            .flatMap(
                at ->
                    Arbitraries.oneOf(
                            Arbitraries.just(""),
                            Arbitraries.of(SLIPS),
                            Arbitraries.integers().between(0, words.size() - 1).map(words::get))
                        .map(word -> new Edit(at, word)));
    return edit.list().ofMinSize(1).ofMaxSize(4).map(edits -> apply(words, edits));
  }

  /** One word replaced. */
  private record Edit(int at, String word) {}

  private static String apply(List<String> words, List<Edit> edits) {
    List<String> changed = new ArrayList<>(words);
    edits.forEach(edit -> changed.set(edit.at(), edit.word()));
    return String.join("", changed);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
