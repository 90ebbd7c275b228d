package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String SECOND_VERSION =
      Samples.FEATURES + "\nvector next_order v2 on order {\n  price\n}\n";

  @TempDir private Path folder;
  private Path one;
  private Path two;

  @BeforeEach
  void writeProjects() throws Exception {
    one = Samples.cafe(folder).resolve("cafe.feature");
    two = Files.writeString(folder.resolve("two.feature"), SECOND_VERSION);
  }

  @Test
  void showsStagesAndColumns() {
    Run run = Run.of("explain", one, "--vector", "next_order");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("vector cafe.next_order v1", "stage 1 by guest", "guest_orders_orders_1h: int")
        .contains("Spark          1 exchanges", "Kafka Streams  1 repartition topics, 1 stores")
        .contains("  next_order-v1-by-guest-changelog");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void ofSeveralVectorsAllAreShownUnlessOneIsChosen() {
    assertThat(Run.of("explain", two).out())
        .contains("vector cafe.next_order v1", "vector cafe.next_order v2");
    assertThat(Run.of("explain", two, "--vector", "next_order@v2").out())
        .contains("next_order v2")
        .doesNotContain("next_order v1");
  }

  @Test
  void toolsGetAnObjectForOneVectorAndAnArrayForSeveral() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode single = json.readTree(Run.of("explain", one, "--format", "json").out());
    assertThat(single.isObject()).isTrue();
    JsonNode several = json.readTree(Run.of("explain", two, "--format=json").out());
    assertThat(several).hasSize(2);
    assertThat(several.get(0)).isEqualTo(single);
  }

  @Test
  void anUnknownVectorIsAMistakeInUsageThatNamesTheKnownOnes() {
    Run run = Run.of("explain", two, "--vector", "fraud");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no vector 'fraud'", "next_order@v1, next_order@v2");
    assertThat(Run.of("explain", two, "--vector", "next_order@v3").exitCode()).isEqualTo(2);
  }

  @Test
  void aVectorOfSeveralVersionsHasToBeChosenByVersion() {
    Run run = Run.of("explain", two, "--vector", "next_order");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("several versions").contains("--vector next_order@v2");
  }
}
