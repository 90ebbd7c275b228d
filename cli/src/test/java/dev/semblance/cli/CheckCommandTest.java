package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
  }

  @Test
  void whatIsRightIsSummedUpOnStandardOutput() {
    Run run = Run.of("check", folder.resolve("cafe.feature"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("cafe.feature: ok, 1 event, 0 streams, 1 group with 3 features, 1 vector, ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatIsWrongIsShownOnStandardErrorAllAtOnce() throws Exception {
    Path file = broken();
    Run run = Run.of("check", file);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("error[SEM0201]", "prize", "error[SEM0507]", file + ":13:", "has 2 errors")
        .doesNotContain("\033[");
    assertThat(Run.coloured("check", file).err()).contains("\033[");
  }

  @Test
  void toolsGetOneJsonArrayOnStandardOutput() throws Exception {
    Run run = Run.of("check", "--format", "json", broken(), folder.resolve("cafe.feature"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode diagnostics = new ObjectMapper().readTree(run.out());
    assertThat(diagnostics).hasSize(2);
    assertThat(diagnostics.get(0).get("code").asText()).isEqualTo("SEM0201");
    assertThat(diagnostics.get(0).get("line").asInt()).isEqualTo(13);
  }

  @Test
  void aWarningIsShownAndNoFailure() throws Exception {
    Path file = folder.resolve("warned.feature");
    Files.writeString(
        file, Samples.FEATURES.replace("spent  = sum(price) over 1d", "spent = distinct(price)"));
    Run run = Run.of("check", file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("ok");
    assertThat(run.err()).contains("warning[SEM0901]");
  }

  @Test
  void importsMayLeaveTheFilesFolderWhenTheRootSaysSo() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "shared/base.feature",
            Samples.FEATURES,
            "team/own.feature",
            "import \"../shared/base.feature\"\n"));
    Path file = folder.resolve("team/own.feature");
    assertThat(Run.of("check", file).exitCode()).isEqualTo(1);
    assertThat(Run.of("check", file).err()).contains("SEM0203");
    assertThat(Run.of("check", file, "--root", folder).exitCode()).isZero();
  }

  private Path broken() throws Exception {
    Path file = folder.resolve("broken.feature");
    Files.writeString(
        file,
        Samples.FEATURES
            .replace("sum(price)", "sum(prize)")
            .replace("guest_orders.*", "guest_orders.visits"));
    return file;
  }
}
