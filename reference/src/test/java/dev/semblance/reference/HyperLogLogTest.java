package dev.semblance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The composite estimates that Apache DataSketches 6.2.0 gives, lgK 12. */
class HyperLogLogTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "384, 384",
    "385, 382",
    "386, 383",
    "1000, 988",
    "5000, 4986",
    "20000, 20253",
    "100000, 102878"
  })
  void ofInts(int values, long estimate) {
    assertThat(HyperLogLog.estimate(values(values, i -> (long) i))).isEqualTo(estimate);
  }

  @ParameterizedTest
  @CsvSource({"1000, 999", "7000, 7166"})
  void ofDoubles(int values, long estimate) {
    assertThat(HyperLogLog.estimate(values(values, i -> i / 8.0))).isEqualTo(estimate);
  }

  /** Of all lengths modulo a block of the hash. */
  @ParameterizedTest
  @CsvSource({"1000, 1002", "7000, 7083"})
  void ofTexts(int values, long estimate) {
    assertThat(HyperLogLog.estimate(values(values, i -> "x".repeat(1 + i % 37) + i)))
        .isEqualTo(estimate);
  }

  private static List<Object> values(int count, IntFunction<Object> value) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(value).toList());
  }
}
