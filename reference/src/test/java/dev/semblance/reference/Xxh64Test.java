package dev.semblance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known hashes of other implementations: hash64 must be what others compute too. */
class Xxh64Test {

  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "Nobody inspects the spammish repetition, fbcea83c8a378bf1",
  })
  void givesTheKnownHash(String text, String expected) {
    long hash = Xxh64.hash(text.getBytes(StandardCharsets.UTF_8));
    assertThat(Long.toHexString(hash)).isEqualTo(expected);
  }
}
