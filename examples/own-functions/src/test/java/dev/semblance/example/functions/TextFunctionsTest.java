package dev.semblance.example.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semblance.compiler.Plans;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The functions alone, and in the vectors of real registrations. */
class TextFunctionsTest {
  private static final Path REGISTRATIONS = Path.of("../card-fraud/data/registrations.csv.gz");

  private record Registration(Instant at, String ip, String email) {
    String mailName() {
      return email.substring(0, email.indexOf('@'));
    }

    Map<String, Object> values() {
      return Map.of("registered_at", at.getEpochSecond() * 1_000_000L, "ip", ip, "email", email);
    }
  }

  @Test
  void entropyIsInBitsAndDistanceInCharacters() {
    assertThat(TextFunctions.letterEntropy("aaaa")).isZero();
    assertThat(TextFunctions.letterEntropy("abcd")).isEqualTo(2);
    assertThat(TextFunctions.letterEntropy("aab")).isCloseTo(0.9183, within(1e-4));
    assertThat(TextFunctions.editDistance("kitten", "sitting")).isEqualTo(3);
    assertThat(TextFunctions.editDistance("anna", null)).isEqualTo(4);
  }

  @Test
  void theEngineCallsThemOnRealRegistrations() throws IOException {
    Plan plan = Plans.read(Path.of("own_functions.feature"), "signup_names");
    Map<String, String> lastOfNetwork = new HashMap<>();
    int near = 0;
    try (FeatureEngine engine = FeatureEngine.builder(List.of(plan)).heapState().build()) {
      for (Registration registration : registrations()) {
        for (FeatureVector vector : engine.process("registration", registration.values())) {
          String name = registration.mailName();
          String last = lastOfNetwork.get(network(registration.ip()));
          assertThat(vector.get("entropy")).isEqualTo(TextFunctions.letterEntropy(name));
          assertThat(vector.get("edits_to_last")).isEqualTo(TextFunctions.editDistance(name, last));
          near += last != null && TextFunctions.editDistance(name, last) < 3 ? 1 : 0;
        }
        lastOfNetwork.put(network(registration.ip()), registration.mailName());
      }
    }
    assertThat(near).isPositive();
  }

  private static String network(String ip) {
    return ip.substring(0, ip.indexOf('.', ip.indexOf('.') + 1));
  }

  /** In the order of time, each time once: of one instant, none sees the other. */
  private static List<Registration> registrations() throws IOException {
    List<Registration> all = new ArrayList<>();
    try (Reader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(REGISTRATIONS)), StandardCharsets.UTF_8);
        var records =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (CSVRecord record : records) {
        all.add(
            new Registration(
                Instant.parse(record.get("EVENT_TIMESTAMP")),
                record.get("ip_address"),
                record.get("email_address")));
      }
    }
    all.sort(Comparator.comparing(Registration::at));
    Set<Instant> seen = new HashSet<>();
    all.removeIf(registration -> !seen.add(registration.at()));
    return all;
  }
}
