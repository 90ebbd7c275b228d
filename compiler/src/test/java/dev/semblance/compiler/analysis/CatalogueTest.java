package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are told about functions and aggregates. */
class CatalogueTest {

  static Stream<FunctionDescription> everything() {
    return Stream.concat(
        FunctionCatalogue.functions().stream(), AggregateCatalogue.aggregates().stream());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void saysHowItIsCalledAndWhatItMeans(FunctionDescription function) {
    assertThat(function.signatures())
        .isNotEmpty()
        .allMatch(signature -> signature.startsWith(function.name() + "("))
        .allMatch(signature -> signature.contains(") -> "));
    assertThat(function.meaning()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void hasAPlaceOfItsOwn(FunctionDescription function) {
    boolean both = function.name().equals("min") || function.name().equals("max");
    assertThat(everything().filter(other -> other.name().equals(function.name())))
        .hasSize(both ? 2 : 1);
  }
}
