package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.AMBIGUOUS_VERSION;
import static dev.semblance.compiler.source.DiagnosticCode.EMPTY_DECLARATION;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.analysis.ResolvedTest.Expectation;
import dev.semblance.compiler.analysis.ResolvedTest.TestEvent;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Declaration.TestDeclaration;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.TestStep;
import dev.semblance.compiler.type.EventSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the tests of a program, once its vectors are known. */
final class TestAnalyzer {
  private final Declarations declarations;
  private final Map<String, EventSchema> events = new LinkedHashMap<>();
  private final List<ResolvedVector> vectors;
  private final Diagnostics diagnostics;

  private TestAnalyzer(
      Declarations declarations,
      List<EventSchema> events,
      List<ResolvedVector> vectors,
      Diagnostics diagnostics) {
    this.declarations = declarations;
    this.vectors = vectors;
    this.diagnostics = diagnostics;
    events.forEach(event -> this.events.put(event.name(), event));
  }

  /**
   * The tests.
   *
   * @param diagnostics gets what is wrong; where there is an error in it already, only what that
   *     one cannot have brought about
   */
  static List<ResolvedTest> analyze(
      Declarations declarations,
      List<EventSchema> events,
      List<ResolvedVector> vectors,
      Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    TestAnalyzer analyzer = new TestAnalyzer(declarations, events, vectors, found);
    List<ResolvedTest> tests =
        declarations.tests().stream().flatMap(test -> analyzer.test(test).stream()).toList();
    if (diagnostics.hasErrors()) {
      FollowUps.add(found, diagnostics);
    } else {
      found.sorted().forEach(diagnostics::report);
    }
    return tests;
  }

  private Optional<ResolvedTest> test(TestDeclaration test) {
    Optional<ResolvedVector> vector = vector(test.vector(), test.version());
    List<TestStep.TestEvent> written = steps(test, TestStep.TestEvent.class);
    TestEventAnalyzer analyzer = new TestEventAnalyzer(events, declarations, diagnostics);
    written.forEach(analyzer::learnIds);
    List<TestEvent> happening =
        written.stream().flatMap(event -> analyzer.analyze(event).stream()).toList();
    List<TestStep.Expectation> expectations = steps(test, TestStep.Expectation.class);
    if (expectations.isEmpty()) {
      diagnostics.report(
          Diagnostic.at(EMPTY_DECLARATION, test.title().span(), "this test expects nothing")
              .help("say what the vector is to be: `expect \"id\" { column: value }`"));
    }
    return vector.map(
        known -> {
          TestExpectationAnalyzer ofVector =
              new TestExpectationAnalyzer(
                  known, happening, happening.size() == written.size(), diagnostics);
          List<Expectation> expected =
              expectations.stream().flatMap(e -> ofVector.analyze(e).stream()).toList();
          return new ResolvedTest(
              test.title().value(),
              test.title().span(),
              known.name(),
              known.version(),
              happening,
              expected);
        });
  }

  private static <S extends TestStep> List<S> steps(TestDeclaration test, Class<S> kind) {
    return test.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The vector of that name and version, or its only version; others are reported. */
  private Optional<ResolvedVector> vector(Identifier name, Optional<Version> version) {
    List<ResolvedVector> named =
        vectors.stream().filter(vector -> vector.name().equals(name.name())).toList();
    if (named.isEmpty()) {
      diagnostics.report(unknown(name));
      return Optional.empty();
    }
    if (version.isEmpty() && named.size() > 1) {
      diagnostics.report(
          Diagnostic.at(
                  AMBIGUOUS_VERSION,
                  name.span(),
                  "`" + name.name() + "` has several versions: " + versions(named))
              .help(
                  "choose one: `for %s v%d`"
                      .formatted(name.name(), named.get(named.size() - 1).version())));
      return Optional.empty();
    }
    Optional<ResolvedVector> found =
        named.stream()
            .filter(vector -> version.map(v -> v.number() == vector.version()).orElse(true))
            .findFirst();
    if (found.isEmpty() && version.orElseThrow().number() != 0) {
      diagnostics.report(
          Diagnostic.at(
                  UNKNOWN_NAME,
                  version.get().span(),
                  "`" + name.name() + "` has no version " + version.get().number())
              .help("its versions are " + versions(named)));
    }
    return found;
  }

  private static String versions(List<ResolvedVector> named) {
    return NearNames.listed(named.stream().map(vector -> "v" + vector.version()).toList());
  }

  private Diagnostic unknown(Identifier name) {
    Optional<String> kind = declarations.kindOf(name.name());
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            name.span(),
            kind.map(k -> "`" + name.name() + "` is " + k + ", and tests are of vectors")
                .orElse("there is no vector `" + name.name() + "`"));
    List<String> known = vectors.stream().map(ResolvedVector::name).distinct().toList();
    return NearNames.advice(name.name(), "the vectors are", known).map(plain::help).orElse(plain);
  }
}
