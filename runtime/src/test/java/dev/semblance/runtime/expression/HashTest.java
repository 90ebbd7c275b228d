package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.HASH64;
import static dev.semblance.compiler.expression.Operator.HASH_BUCKET;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("hashes")
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  /** Known answers of XXH64, so that nobody's stored hashes ever change. */
  static Stream<OperatorCase> hashes() {
    return Stream.of(
        expect(HASH64, INT, 0xEF46DB3751D8E999L, ""),
        expect(HASH64, INT, 0xD24EC4F1A98C6E5BL, "a"),
        expect(HASH64, INT, 0x44BC2CF5AD770999L, "abc"),
        expect(HASH64, INT, 0xFBCEA83C8A378BF1L, "Nobody inspects the spammish repetition"),
        // The eight letters, the first in the lowest byte.
        expect(HASH64, INT, Hash64.of("abcdefgh"), 0x6867666564636261L),
        expect(HASH64, INT, Hash64.of("\u00e9".getBytes(StandardCharsets.UTF_8)), "\u00e9"),
        expect(HASH_BUCKET, INT, bucket(0xEF46DB3751D8E999L, 10), "", 10L),
        expect(HASH_BUCKET, INT, bucket(0xD24EC4F1A98C6E5BL, 1000), "a", 1000L),
        expect(HASH_BUCKET, INT, 0L, "a", 1L),
        expect(HASH_BUCKET, INT, null, "a", 0L),
        expect(HASH_BUCKET, INT, null, "a", -5L),
        expect(HASH_BUCKET, INT, bucket(Hash64.of(-1L), 7), -1L, 7L));
  }

  private static long bucket(long hash, long count) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(hash));
    return unsigned.mod(BigInteger.valueOf(count)).longValueExact();
  }

  @Test
  void bucketsAreNeverNegative() {
    for (long x = 0; x < 1_000; x++) {
      Object bucket =
          Evaluation.ofConstants(HASH_BUCKET, INT, List.of(Operand.of(x), Operand.of(13L)));
      assertThat((Long) bucket).isBetween(0L, 12L);
    }
  }
}
