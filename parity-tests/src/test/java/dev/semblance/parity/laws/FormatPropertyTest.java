package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Formatter;
import dev.semblance.compiler.syntax.Parser;
import dev.semblance.parity.compare.ProgramCount;
import dev.semblance.parity.generate.ProgramWriter;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A formatter that changes what a program means, or loses a comment, is worse than none. */
class FormatPropertyTest {
  private static final int TRIES = 20;
  private static final int PROGRAMS = 150;

  /** Twice is once, every comment stays in its order, and so do all plans and the whole lock. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void formattingChangesLayoutAndNothingElse(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(FormatPropertyTest::check);
  }

  private static void check(long seed) {
    String plain = seed % 2 == 0 ? ProgramWriter.write(seed) : ProgramWriter.writeWithLabels(seed);
    String commented = Comments.scattered(plain, new Random(seed));
    String once = format(commented);
    String seen = ProgramCount.replay(FormatPropertyTest.class, seed) + commented;
    assertThat(format(once)).as("formatted twice, of %s", seen).isEqualTo(once);
    List<String> comments = Comments.of(commented);
    assertThat(Comments.of(once)).as("the comments of %s", seen).isEqualTo(comments);
    assertThat(comments).isNotEmpty();
    Meant meant = Meant.of(plain).orElseThrow();
    Meant after = Meant.of(once).orElseThrow();
    assertThat(after.plans()).as("the plans of %s", seen).isEqualTo(meant.plans());
    assertThat(after.lock()).as("the lock of %s", seen).isEqualTo(meant.lock());
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile file = Parser.parse(new SourceFile("random.feature", text), diagnostics);
    assertThat(diagnostics.sorted()).as("what is said about %s", text).isEmpty();
    return Formatter.format(file);
  }
}
