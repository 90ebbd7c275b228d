package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A short text that asks for something huge gets an error, and soon. */
class AnalysisLimitsTest {
  private static final String EVENT =
      "event e {\n  id : string @id\n  at : timestamp @time\n  i  : int\n}\n";

  @Test
  void functionsThatDoubleTheirArgument() {
    refuses(
        EVENT
            + "fn f0(x: int?) = x + x\n"
            + repeat(1, 40, n -> "fn f" + n + "(x: int?) = f" + (n - 1) + "(f" + (n - 1) + "(x))\n")
            + "stream s = e where f39(i) > 0\n");
  }

  @Test
  void aListOfLargeCalls() {
    String calls =
        IntStream.range(0, 3_000).mapToObj(n -> "f9(i)").collect(Collectors.joining(", "));
    refuses(
        EVENT
            + "fn f0(x: int?) = x + x\n"
            + repeat(
                1, 10, n -> "fn f" + n + "(x: int?) = f" + (n - 1) + "(x) + f" + (n - 1) + "(x)\n")
            + "stream s = e where max("
            + calls
            + ") > 0\n");
  }

  @Test
  void joinsThatDoubleTheFields() {
    refuses(
        EVENT
            + "stream s0 = e\n"
            + repeat(
                1,
                30,
                n ->
                    "stream s"
                        + n
                        + " = s"
                        + (n - 1)
                        + " join s"
                        + (n - 1)
                        + " as a"
                        + n
                        + " on id within 1d\n"));
  }

  @Test
  void definitionsThatBuildOnEachOther() {
    refuses(
        EVENT
            + "features g v1 by id from e {\n  a0 = count()\n"
            + repeat(1, 2_000, n -> "  a" + n + " = a" + (n - 1) + " + 1\n")
            + "}\n");
  }

  @Test
  void conditionsWithoutEnd() {
    refuses(
        EVENT
            + "stream s0 = e\n"
            + repeat(1, 3_000, n -> "stream s" + n + " = s" + (n - 1) + " where i > " + n + "\n"));
  }

  @Test
  void columnsWithoutEnd() {
    refuses(
        EVENT
            + "features g v1 by id from e {\n"
            + repeat(0, 2_000, n -> "  n" + n + " = count()\n")
            + "}\nvector v v1 on e {\n"
            + repeat(0, 10, n -> "  use g by id as g" + n + "\n  g" + n + ".*\n")
            + "}\n");
  }

  @Test
  void manyUnknownNamesAmongManyKnownOnes() {
    String text =
        EVENT
            + "stream s = e with a0 = i"
            + repeat(1, 2_000, n -> ", a" + n + " = i")
            + "\nvector v v1 on s {\n"
            + repeat(0, 300, n -> "  b" + n + "\n")
            + "}\n";
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> assertThat(Programs.compile(text).diagnostics()).hasSize(300));
  }

  @Test
  void whatIsJustSmallEnoughNeedsNoLargeStack() throws InterruptedException {
    String text =
        EVENT
            + "stream s = e where i > 0"
            + repeat(0, 160, n -> " or not i < " + n)
            + "\nstream t = e where "
            + "(".repeat(190)
            + "i"
            + ")".repeat(190)
            + " > 0\nfeatures g v1 by id from e {\n  a0 = count()\n"
            + repeat(1, 740, n -> "  a" + n + " = a" + (n - 1) + " + 1\n")
            + "}\n";
    AtomicReference<Compilation> compiled = new AtomicReference<>();
    Thread thread = new Thread(null, () -> compiled.set(Programs.compile(text)), "small", 1 << 19);
    thread.start();
    thread.join();
    assertThat(compiled.get()).isNotNull();
    assertThat(compiled.get().diagnostics()).extracting(Diagnostic::message).isEmpty();
  }

  private static void refuses(String text) {
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () ->
            assertThat(Programs.compile(text).diagnostics())
                .extracting(Diagnostic::code)
                .contains(DiagnosticCode.TOO_LARGE)
                .allMatch(code -> code == DiagnosticCode.TOO_LARGE));
  }

  private static String repeat(int from, int to, IntFunction<String> line) {
    return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining());
  }
}
