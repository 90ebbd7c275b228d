package dev.semblance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 24, 1.2.3.0/24",
    "255.255.255.255, 0, 0.0.0.0/0",
    "1.2.3.4, 32, 1.2.3.4/32",
    "1.2.3.4, 33,",
    "1.2.3.4, -1,",
    "01.2.3.4, 8,",
    "1.2.3, 8,",
    "1.2.3.256, 8,",
    "2001:DB8::1, 32, 2001:db8::/32",
    "2001:db8:0:0:1:0:0:1, 128, 2001:db8::1:0:0:1/128",
    "2001:db8:0:1:1:1:1:1, 128, 2001:db8:0:1:1:1:1:1/128",
    "::, 128, ::/128",
    "::ffff:1.2.3.4, 120, ::ffff:1.2.3.0/120",
    "::ffff:1.2.3.4, 64, ::/64",
    "::1.2.3.4, 128, ::102:304/128",
    "1::2::3, 8,",
    "1:2:3:4:5:6:7:8:9, 8,",
    "1:2:3:4:5:6:7::, 128, 1:2:3:4:5:6:7:0/128",
    ":1:2:3:4:5:6:7, 8,",
    "fe80::1%eth0, 8,",
    "'', 8,",
  })
  void givesTheNetworkOrNull(String address, long bits, String network) {
    assertThat(Networks.prefix(address, bits)).isEqualTo(network);
  }
}
