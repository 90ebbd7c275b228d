package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.HAVERSINE_KM;
import static dev.semblance.compiler.expression.Operator.IP_PREFIX;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"prefixes", "distances"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> prefixes() {
    return Stream.of(
        expect(IP_PREFIX, STRING, "1.2.3.0/24", "1.2.3.4", 24L),
        expect(IP_PREFIX, STRING, "1.2.3.4/32", "1.2.3.4", 32L),
        expect(IP_PREFIX, STRING, "0.0.0.0/0", "255.255.255.255", 0L),
        expect(IP_PREFIX, STRING, "128.0.0.0/1", "255.255.255.255", 1L),
        expect(IP_PREFIX, STRING, null, "1.2.3.4", 33L),
        expect(IP_PREFIX, STRING, null, "1.2.3.4", -1L),
        expect(IP_PREFIX, STRING, null, "1.2.3.4", 1L << 32),
        expect(IP_PREFIX, STRING, "2001:db8::/32", "2001:0DB8:1:2:3:4:5:6", 32L),
        expect(IP_PREFIX, STRING, "2001:db8::1/128", "2001:db8:0:0:0:0:0:1", 128L),
        expect(IP_PREFIX, STRING, null, "::1", 129L),
        expect(IP_PREFIX, STRING, "::/0", "ffff::", 0L),
        expect(IP_PREFIX, STRING, "::/128", "::", 128L),
        expect(IP_PREFIX, STRING, "::1/128", "::1", 128L),
        expect(IP_PREFIX, STRING, "1::/128", "1::", 128L),
        expect(IP_PREFIX, STRING, "fe80::1:2/128", "fe80::0.1.0.2", 128L),
        // One group of zeros is written out; of equal runs the first is shortened.
        expect(IP_PREFIX, STRING, "1:0:3:4:5:6:7:8/128", "1::3:4:5:6:7:8", 128L),
        expect(IP_PREFIX, STRING, "1::4:5:0:0:8/128", "1:0:0:4:5:0:0:8", 128L),
        expect(IP_PREFIX, STRING, "1:0:0:4::8/128", "1:0:0:4:0:0:0:8", 128L),
        expect(IP_PREFIX, STRING, "1:2:3:4:5:6:7:0/128", "1:2:3:4:5:6:7::", 128L),
        expect(IP_PREFIX, STRING, "0:2:3:4:5:6:7:8/128", "::2:3:4:5:6:7:8", 128L),
        expect(IP_PREFIX, STRING, "1:2:3:4:5:6::/127", "1:2:3:4:5:6:0.0.0.1", 127L),
        expect(IP_PREFIX, STRING, "::ffff:1.2.3.0/120", "::ffff:1.2.3.4", 120L),
        expect(IP_PREFIX, STRING, "::ffff:1.2.3.4/128", "0:0:0:0:0:FFFF:102:304", 128L),
        expect(IP_PREFIX, STRING, "::ffff:0.0.0.0/96", "::ffff:1.2.3.4", 96L),
        expect(IP_PREFIX, STRING, "::fffe:0:0/95", "::ffff:1.2.3.4", 95L),
        expect(IP_PREFIX, STRING, "::/64", "::ffff:1.2.3.4", 64L),
        expect(IP_PREFIX, STRING, "::102:304/128", "::1.2.3.4", 128L),
        expect(IP_PREFIX, STRING, "8000::/1", "ffff:ffff::", 1L),
        expect(IP_PREFIX, STRING, "1:2:3:4::/64", "1:2:3:4:5:6:7:8", 64L),
        expect(IP_PREFIX, STRING, "1:2:3:4:8000::/65", "1:2:3:4:f000:6:7:8", 65L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.1000",
        "01.2.3.4",
        "1.2.3.00",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.-4",
        "+1.2.3.4",
        "1.2.3.4/24",
        "0x1.2.3.4",
        "16909060",
        "\u0661.2.3.4",
        ":",
        ":::",
        "::1::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        ":1",
        "1:",
        "1::2:",
        ":1::2",
        "fe80::1%eth0",
        "[::1]",
        "::1/64",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "::1.2.3",
        "::1.2.3.04",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "::\uff11",
        "::1.2.3.4.5",
        "1.2.3.4:80"
      })
  void knowsWhatIsNoAddress(String text) {
    expect(IP_PREFIX, STRING, null, text, 8L).check();
  }

  static Stream<OperatorCase> distances() {
    return Stream.of(
        expect(HAVERSINE_KM, DOUBLE, 0.0, 52.5, 13.4, 52.5, 13.4),
        expect(HAVERSINE_KM, DOUBLE, Math.PI * 6371.0088, 0.0, 0.0, 0.0, 180.0),
        expect(HAVERSINE_KM, DOUBLE, Math.PI * 6371.0088, 90.0, 5.0, -90.0, 77.0),
        expect(HAVERSINE_KM, DOUBLE, null, 90.5, 0.0, 0.0, 0.0),
        expect(HAVERSINE_KM, DOUBLE, null, 0.0, 0.0, -91.0, 0.0),
        expect(HAVERSINE_KM, DOUBLE, null, 0.0, Double.MAX_VALUE, 0.0, -Double.MAX_VALUE));
  }

  @Test
  void measuresKnownDistances() {
    assertThat(distance(52.52, 13.405, 48.8566, 2.3522)).isCloseTo(877.46, within(0.01));
    assertThat(distance(0, 359, 0, 1)).isCloseTo(distance(0, -1, 0, 1), within(1e-9));
  }

  private static double distance(double lat1, double lon1, double lat2, double lon2) {
    return (Double)
        Evaluation.ofRow(
            HAVERSINE_KM,
            DOUBLE,
            List.of(Operand.of(lat1), Operand.of(lon1), Operand.of(lat2), Operand.of(lon2)));
  }
}
