package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may have meant. */
class NearNamesTest {

  @ParameterizedTest
  @CsvSource({
    "amount, amount, 0",
    "amout, amount, 1",
    "amuont, amount, 1",
    "card, country, 5",
    "'', abc, 3"
  })
  void countsSlipsOfTheHand(String left, String right, int edits) {
    assertThat(NearNames.distance(left, right)).isEqualTo(edits);
  }

  @Test
  void choosesTheNearest() {
    assertThat(NearNames.nearest("merchnat", List.of("mechant", "merchant", "card")))
        .contains("merchant");
  }

  @Test
  void keepsSilentWhereNothingIsNear() {
    assertThat(NearNames.nearest("id", List.of("at", "card"))).isEmpty();
    assertThat(NearNames.nearest("x", List.of("y", "xy", "xyz"))).isEmpty();
    assertThat(NearNames.nearest("id", List.of("is", "ids"))).contains("ids");
    assertThat(NearNames.advice("x", "there are", List.of())).isEmpty();
  }

  @Test
  void listsWhatThereIs() {
    List<String> many = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(NearNames.advice("unlike", "there are", many))
        .contains("there are: `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 2 more");
  }
}
