package dev.semblance.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextPropertyTest {
  private static final int[] ALPHABET = {'a', 'b', 0xFF5E, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF};

  /** Strings compare like the sequences of their code points. */
  @Property
  void stringsCompareByCodePoint(@ForAll long seed) {
    Random random = new Random(seed);
    String left = text(random);
    String right = text(random);
    int expected = Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(left, right)))
        .isEqualTo(Integer.signum(expected));
  }

  /** A substring by code points is what cutting the sequence of code points gives. */
  @Property
  void substringsCountCodePoints(
      @ForAll long seed,
      @ForAll @IntRange(min = -1, max = 8) int start,
      @ForAll @IntRange(min = -1, max = 8) int length) {
    String text = text(new Random(seed));
    int[] points = text.codePoints().toArray();
    String expected =
        start < 0 || start > points.length || length < 0
            ? null
            : new String(points, start, Math.min(length, points.length - start));
    OperatorCase.expect(
            Operator.SUBSTRING, Type.STRING, expected, text, (long) start, (long) length)
        .check();
  }

  private static String text(Random random) {
    int[] points =
        IntStream.range(0, random.nextInt(6))
            .map(i -> ALPHABET[random.nextInt(ALPHABET.length)])
            .toArray();
    return new String(points, 0, points.length);
  }

  /** Another reader of addresses finds the masked bits in what is printed. */
  @Property
  void aPrefixHoldsTheFirstBitsOfTheAddress(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 128) int bits)
      throws UnknownHostException {
    byte[] address = new byte[16];
    Random random = new Random(seed);
    for (int i = 0; i < address.length; i += 2) {
      // Many groups of zeros, for these are what is shortened.
      address[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
      address[i + 1] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
    }
    String text = InetAddress.getByAddress(address).getHostAddress();
    byte[] masked = mask(address, bits);
    String prefix = (String) prefix(text, bits);
    assertThat(prefix).endsWith("/" + bits).doesNotContain("%");
    String network = prefix.substring(0, prefix.indexOf('/'));
    assertThat(InetAddress.getByName(network).getAddress()).isEqualTo(masked);
    assertThat(prefix(network, 128)).isEqualTo(network + "/128");
    assertThat(network).doesNotMatch("(^|.*:)0[0-9a-f].*").doesNotMatch(".*[A-F].*");
  }

  private static byte[] mask(byte[] address, int bits) {
    byte[] masked = address.clone();
    for (int bit = bits; bit < 128; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return masked;
  }

  private static Object prefix(String text, int bits) {
    return Evaluation.ofConstants(
        Operator.IP_PREFIX, Type.STRING, List.of(Operand.of(text), Operand.of((long) bits)));
  }
}
