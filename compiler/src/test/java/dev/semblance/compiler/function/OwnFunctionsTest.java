package dev.semblance.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.type.Type;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions written in Java, from the class path into a plan. */
class OwnFunctionsTest {
  @TempDir private Path folder;

  /** A version of a function; the other is of another value, and of another parameter. */
  public static final class First implements FeatureFunctions {
    @FeatureFunction(name = "own_band", version = 1, pure = true)
    public static long band(double d) {
      return 0;
    }
  }

  /** The same, changed. */
  public static final class Second implements FeatureFunctions {
    @FeatureFunction(name = "own_band", version = 2, pure = true)
    public static long band(double d) {
      return 1;
    }
  }

  /** The first version with another signature. */
  public static final class Nullable implements FeatureFunctions {
    @FeatureFunction(name = "own_band", version = 1, pure = true)
    public static long band(@dev.semblance.function.NullAllowed Double d) {
      return 1;
    }
  }

  /** Cannot be made. */
  public static final class Unmakeable implements FeatureFunctions {
    public Unmakeable() {
      throw new IllegalStateException("no table");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own_price(m, i) | decimal(10, 3)"
            + " | own_price@v1(decimal(12,2)?,int)->decimal(10,3)(m, i)",
        // What loses no value is widened, as everywhere.
        "own_price(k, 7) | decimal(10, 3)"
            + " | own_price@v1(decimal(12,2)?,int)->decimal(10,3)(to_decimal:decimal(12,2)(k), 7)",
        "own_price(null, i) | decimal(10, 3)"
            + " | own_price@v1(decimal(12,2)?,int)->decimal(10,3)(null:decimal(12, 2), i)",
        "own_weights() | list<double> | own_weights@v1()->list<double>()",
        "own_of_all(b, true, 1, m, 0, s, at, 5s, [], [0.5]) | string"
            + " | own_of_all@v3(bool,bool,int,double,decimal(12,2),string,timestamp,duration,"
            + "list<string>,list<decimal(4,1)>)->string(b, true, 1, to_double(m), 0.00m, s, at, 5s,"
            + " [], [0.5m])",
        "lower(own_of_all(b, b, i, 0.5, m, s, at, at - at, [s], [0.5])) | string"
            + " | lower(own_of_all@v3(bool,bool,int,double,decimal(12,2),string,timestamp,duration,"
            + "list<string>,list<decimal(4,1)>)->string(b, b, i, 0.5, m, s, at, subtract(at, at),"
            + " list(s), [0.5m]))"
      })
  void isTypedByItsJavaSignatureAndMayAlwaysBeNull(String text, String type, String typed) {
    Plan.OutputColumn column = plan(text).output().columns().get(0);
    assertThat(column.expression().type()).hasToString(type);
    assertThat(column.expression().nullable()).isTrue();
    assertThat(ExpressionText.of(column.expression())).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own_price(m) | SEM0302 `own_price` takes 2 arguments, and 1 is given"
            + " | write it as `own_price(decimal(12, 2)?, int) -> decimal(10, 3)`",
        "own_price(m, s) | SEM0301 `own_price` needs int here, and this is string"
            + " | write it as `own_price(decimal(12, 2)?, int) -> decimal(10, 3)`",
        "own_price(m, null) | SEM0301 `own_price` of null says nothing: leave it out | ",
        "own_pric(m, i) | SEM0206 there is no function `own_pric` | did you mean `own_price`?",
        "card_network(s) | SEM0206 there is no function `card_network`"
            + " | `fn` declares one; if it is written in Java, its jar has to be on the class path,"
            + " for example by `--functions`",
      })
  void saysWhatIsWrongWithACall(String text, String message, String help) {
    List<Diagnostic> found = compile(program(text)).diagnostics();
    assertThat(messages(found)).isEqualTo(message);
    assertThat(found.get(0).help()).isEqualTo(java.util.Optional.ofNullable(help));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad_impure() | FaultyFunctions.impure cannot be used: it is not declared pure",
        "bad_version() | FaultyFunctions.version cannot be used: its version is 0",
        "bad_secret() | FaultyFunctions.secret cannot be used: it is not public",
        "bad_int(s, 1) | FaultyFunctions.ofInt cannot be used: its parameter 2 is `int`, which is"
            + " no type of the language",
        "bad_map() | FaultyFunctions.ofThread cannot be used: its result is `java.lang.Thread`,"
            + " which is no type of the language",
        "bad_element([1]) | FaultyFunctions.ofElements cannot be used: an element of its parameter"
            + " 1 is `java.lang.Integer`, which is no type of the language",
        "bad_entries(1) | FaultyFunctions.ofEntries cannot be used: its parameter 1 is a map, which"
            + " no function takes or gives",
        "bad_digits(m) | FaultyFunctions.digits cannot be used: its parameter 1 is a BigDecimal of"
            + " unknown digits",
        "bad_scale(m) | FaultyFunctions.scale cannot be used: its parameter 1 has a @DecimalType"
            + " that cannot be",
        "bad_null(i) | FaultyFunctions.primitive cannot be used: its parameter 1 allows null, and a"
            + " long is never null",
        "bad_moment() | FaultyFunctions.moment cannot be used: its result is a moment or a length"
            + " of time, which no function gives",
        "bad_twice(1) | FaultyFunctions.twice cannot be used: there is another of that name,"
            + " dev.semblance.compiler.function.FaultyFunctions.twice",
        "lower(s) | `lower` is built in, and"
            + " dev.semblance.compiler.function.FaultyFunctions.builtIn has the same name",
      })
  void saysWhyAFunctionCannotBeUsed(String text, String message) throws Exception {
    List<Diagnostic> found =
        with(List.of(FaultyFunctions.class), () -> compile(program(text))).diagnostics();
    assertThat(messages(found)).startsWith("SEM0209 ").endsWith(message);
    assertThat(found.get(0).help()).isPresent();
    assertThat(found.get(0).span().text()).isEqualTo(text.substring(0, text.indexOf('(')));
  }

  @Test
  void anAggregateAndADeclaredFunctionKeepTheirNames() throws Exception {
    String text =
        program("g.e").replace("vector", "features g v1 by s from x { e = entropy(s) }\nvector");
    assertThat(messages(with(List.of(FaultyFunctions.class), () -> compile(text)).diagnostics()))
        .startsWith("SEM0209 `entropy` is built in, and ");
    assertThat(messages(compile("fn own_weights() = 1\n" + program("1")).diagnostics()))
        .isEqualTo(
            "SEM0202 `own_weights` is a function written in Java,"
                + " dev.semblance.compiler.function.SoundFunctions.weights");
  }

  @Test
  void aProviderThatCannotBeMadeIsNamedWhereAFunctionIsMissed() throws Exception {
    Compilation compilation =
        with(List.of(Unmakeable.class, First.class), () -> compile(program("card_network(s)")));
    assertThat(compilation.diagnostics().get(0).help().orElseThrow())
        .contains("could not be loaded")
        .contains("Unmakeable")
        .contains("no table");
    // The one beside it is there.
    assertThat(
            with(List.of(Unmakeable.class, First.class), () -> compile(program("own_band(d)")))
                .hasErrors())
        .isFalse();
  }

  @Test
  void itsVersionAndItsSignatureAreWhatAFeatureMeans() throws Exception {
    String text = program("own_band(d)");
    String first = with(List.of(First.class), () -> hash(text));
    assertThat(with(List.of(First.class), () -> hash(text))).isEqualTo(first);
    assertThat(with(List.of(Second.class), () -> hash(text))).isNotEqualTo(first);
    assertThat(with(List.of(Nullable.class), () -> hash(text))).isNotEqualTo(first);
    Meaning before = with(List.of(First.class), () -> meaning(text));
    Meaning after = with(List.of(Second.class), () -> meaning(text));
    assertThat(after.isSameAs(before)).isFalse();
    assertThat(before.parts().toString()).contains("own_band@v1(d)");
    assertThat(after.parts().toString()).contains("own_band@v2(d)");
  }

  @Test
  void anEngineGetsTheCodeThatThePlanMeansOrNone() throws Exception {
    OwnFunction wanted = of(1, false);
    assertThat(with(List.of(First.class), () -> FunctionLibrary.require(wanted)).method())
        .isEqualTo(First.class.getMethod("band", double.class));
    assertMissing(List.of(), wanted, "there is none of that name");
    assertMissing(List.of(Second.class), wanted, "there is own_band v2, own_band(double) -> int");
    assertMissing(
        List.of(Nullable.class), wanted, "there is own_band v1, own_band(double?) -> int");
    assertMissing(List.of(First.class, Second.class), wanted, "there is another of that name");
  }

  private void assertMissing(List<Class<?>> classes, OwnFunction wanted, String why) {
    assertThatThrownBy(() -> with(classes, () -> FunctionLibrary.require(wanted)))
        .isInstanceOf(MissingFunctionException.class)
        .hasMessageContaining("the plan calls the function own_band v1, own_band(double) -> int")
        .hasMessageContaining(why)
        .hasMessageContaining("the jar that the plan was compiled with");
  }

  private static OwnFunction of(int version, boolean nullAllowed) {
    return new OwnFunction(
        "own_band",
        version,
        List.of(new OwnFunction.Parameter(Type.DOUBLE, nullAllowed)),
        Type.INT);
  }

  /** What {@code action} gives where the class path lists these providers, too. */
  private <T> T with(List<Class<?>> providers, Supplier<T> action) throws IOException {
    Path root = Files.createTempDirectory(folder, "providers");
    Path services = Files.createDirectories(root.resolve("META-INF/services"));
    Files.write(
        services.resolve(FeatureFunctions.class.getName()),
        providers.stream().map(Class::getName).toList());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return action.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String program(String column) {
    return """
    event x {
      id : int @id
      at : timestamp @time
      b  : bool
      i  : int
      d  : double
      m  : decimal(12, 2)
      k  : decimal(8, 0)
      s  : string
    }
    vector v v1 on x { c = %s }
    """
        .formatted(column);
  }

  private static Compilation compile(String text) {
    return Compiler.compile(new SourceFile("own.feature", text));
  }

  private static ResolvedProgram resolved(String text) {
    Compilation compilation = compile(text);
    return compilation
        .program()
        .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
  }

  private static Plan plan(String column) {
    ResolvedProgram program = resolved(program(column));
    return Planner.plan(program, program.vectors().get(0));
  }

  private static String hash(String text) {
    ResolvedProgram program = resolved(text);
    return CanonicalForm.of(Planner.plan(program, program.vectors().get(0))).hash();
  }

  private static Meaning meaning(String text) {
    return Meanings.of(resolved(text)).values().iterator().next();
  }

  private static String messages(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> diagnostic.code().code() + " " + diagnostic.message())
        .collect(Collectors.joining("\n"));
  }
}
