package dev.semblance.compiler.source;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockCheck;
import dev.semblance.compiler.lock.LockReader;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.function.FeatureFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference page of errors says what the compiler does: each example gets what it is about. */
class ErrorsPageTest {
  private static final Pattern SECTION = Pattern.compile("(?ms)^### (\\S+)\n(.*?)(?=^##|\\z)");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(\\w+) (\\w+)\n(.*?)^```$|^```feature\n(.*?)^```$");
  private static final Pattern REPEATED = Pattern.compile("(?s)«(.*?)»×(\\d+)");
  private static final String PAGE = page();

  @TempDir Path folder;

  /** An example of the page: its language, what it is, its text. */
  record Block(String language, String role, String text) {}

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "errors.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> sections() {
    return List.copyOf(allSections().keySet());
  }

  private static Map<String, String> allSections() {
    Map<String, String> sections = new LinkedHashMap<>();
    for (MatchResult section : SECTION.matcher(PAGE).results().toList()) {
      sections.put(section.group(1), section.group(2));
    }
    return sections;
  }

  @Test
  void itHasASectionForEachCodeInOrder() {
    assertThat(sections())
        .isEqualTo(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).toList());
    assertThat(Pattern.compile("\\(#(sem\\d+)\\)").matcher(PAGE).results())
        .extracting(link -> link.group(1).toUpperCase(Locale.ROOT))
        .isEqualTo(sections());
  }

  @ParameterizedTest
  @MethodSource("sections")
  void theWrongExampleGetsTheCodeAndTheRightOneNothing(String code) throws IOException {
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (MatchResult found : BLOCK.matcher(allSections().get(code)).results().toList()) {
      Block block = new Block(found.group(1), found.group(2), repeated(found.group(3)));
      assertThat(blocks.put(block.role(), block)).as("two blocks are `%s`", block.role()).isNull();
    }
    if (allSections().get(code).contains("At present that is nothing.")) {
      assertThat(blocks).isEmpty();
      return;
    }
    assertThat(blocks).containsKeys("wrong", "right");
    if (blocks.containsKey("use")) {
      String use = blocks.get("use").text();
      assertThat(codes(functionUsed(blocks.get("wrong"), use))).isEqualTo(List.of(code));
      assertThat(functionUsed(blocks.get("right"), use)).isEmpty();
      return;
    }
    Lock lock = lock(Optional.ofNullable(blocks.get("locked")));
    assertThat(found(blocks.get("wrong"), lock)).isNotEmpty();
    assertThat(codes(found(blocks.get("wrong"), lock))).isEqualTo(List.of(code));
    assertThat(found(blocks.get("right"), lock)).isEmpty();
  }

  private static List<String> codes(List<Diagnostic> found) {
    return List.copyOf(found.stream().map(one -> one.code().code()).collect(toSet()));
  }

  private static String repeated(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
  }

  private Lock lock(Optional<Block> locked) throws IOException {
    if (locked.isEmpty()) {
      return Lock.empty();
    }
    Compilation compilation = compile(locked.get().text().getBytes(StandardCharsets.UTF_8));
    return Lock.empty().with(Meanings.of(compilation.program().orElseThrow()).values());
  }

  private List<Diagnostic> found(Block block, Lock lock) throws IOException {
    if (block.language().equals("lock")) {
      Diagnostics diagnostics = new Diagnostics();
      LockReader.read(new SourceFile("features.lock", block.text()), diagnostics);
      return diagnostics.sorted();
    }
    Compilation compilation =
        compile(
            block.language().equals("bytes")
                ? bytes(block.text())
                : block.text().getBytes(StandardCharsets.UTF_8));
    List<Diagnostic> found = new ArrayList<>(compilation.diagnostics());
    found.addAll(LockCheck.check(compilation, lock));
    return found;
  }

  /** What is said of a use of a function in Java, which is on the class path meanwhile. */
  private List<Diagnostic> functionUsed(Block function, String use) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(function.role()));
    String text =
        "package page; import dev.semblance.function.*;"
            + " public class Functions implements FeatureFunctions {\n%s}\n";
    Path source = classes.resolve("Functions.java");
    Files.writeString(source, text.formatted(function.text()));
    String api =
        FeatureFunctions.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", api, "-d", classes.toString(), source.toString());
    assertThat(failed).isZero();
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(FeatureFunctions.class.getName()), "page.Functions\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return compile(use.getBytes(StandardCharsets.UTF_8)).diagnostics();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static byte[] bytes(String hex) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String two : hex.strip().split("\\s+")) {
      bytes.write(Integer.parseInt(two, 16));
    }
    return bytes.toByteArray();
  }

  /** Compiles the file together with the page's declarations, which stand behind it. */
  private Compilation compile(byte[] file) throws IOException {
    byte[] shared = shared().getBytes(StandardCharsets.UTF_8);
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.write(folder.resolve("shop.feature"), shared);
    Files.write(project.resolve("shop.feature"), shared);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(file);
    if (!new String(file, StandardCharsets.UTF_8).contains("import ")) {
      text.writeBytes(shared);
    }
    Path main = project.resolve("main.feature");
    Files.write(main, text.toByteArray());
    return Compiler.compile(main, Optional.empty());
  }

  private static String shared() {
    return BLOCK
        .matcher(PAGE)
        .results()
        .map(match -> match.group(4))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page has no declarations"));
  }
}
