package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String CHANGED =
      Samples.FEATURES.replace("sum(price) over 1d", "sum(price) over 2d")
          + "vector next_order v2 on order { guest_orders.spent }\n";

  @TempDir private Path folder;

  @Test
  void saysWhatBecameOfEachVersionAndWhatToBackfill() throws Exception {
    Samples.write(folder, Map.of("a/cafe.feature", Samples.FEATURES, "b/cafe.feature", CHANGED));
    Run run = Run.of("diff", folder.resolve("a"), folder.resolve("b"), "--exit-code");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            changed   group cafe.guest_orders v1
              ~ spent
                  was: sum(price) over 1d
                  now: sum(price) over 2d
            changed   vector cafe.next_order v1
              ~ guest_orders_spent (through guest_orders v1)
            added     vector cafe.next_order v2
              differs from next_order v1:
              - guest = guest
              - guest_orders_orders_1h = guest_orders v1.orders_1h by guest
              - guest_orders_orders_1d = guest_orders v1.orders_1d by guest

            backfill next_order@v1: guest_orders_spent
            backfill next_order@v2: all of it
            """);
  }

  @Test
  void whatMeansTheSameNeedsNoBackfill() throws Exception {
    String same = "// the same\n" + Samples.FEATURES.replace("  guest_orders.*", " guest_orders.*");
    Samples.write(folder, Map.of("a.feature", Samples.FEATURES, "b.feature", same));
    Run run =
        Run.of("diff", folder.resolve("a.feature"), folder.resolve("b.feature"), "--exit-code");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "unchanged group cafe.guest_orders v1",
            "unchanged vector cafe.next_order v1",
            "",
            "no backfill is needed");
  }

  @Test
  void toolsGetJson() throws Exception {
    Samples.write(folder, Map.of("a/cafe.feature", Samples.FEATURES, "b/cafe.feature", CHANGED));
    Run run = Run.of("diff", folder.resolve("a"), folder.resolve("b"), "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode group = json.get("versions").get(0);
    assertThat(group.get("change").asText()).isEqualTo("changed");
    assertThat(group.get("parts").get(0).get("before").asText()).isEqualTo("sum(price) over 1d");
    assertThat(json.get("versions").get(2).get("before").isNull()).isTrue();
    assertThat(json.get("backfills").get(0).get("columns").get(0).asText())
        .isEqualTo("guest_orders_spent");
  }

  @Test
  void comparesStatesInGitWithEachOtherAndWithTheFiles() throws Exception {
    Path project = folder.resolve("repo/features");
    Samples.write(
        project, Map.of("cafe.feature", "import \"more/x.feature\"\n", "more/x.feature", ""));
    Files.writeString(project.resolve("more/x.feature"), Samples.FEATURES);
    git("init", "-q");
    commit("one");
    Files.writeString(project.resolve("more/x.feature"), CHANGED);
    commit("two");
    Run range = Run.of("diff", "--git", "HEAD~1..HEAD", project);
    assertThat(range.exitCode()).as(range.err()).isZero();
    assertThat(range.out()).contains("now: sum(price) over 2d", "backfill next_order@v1:");
    assertThat(Run.of("diff", "--git", "HEAD", project, "--exit-code").exitCode()).isZero();
    Path file = project.resolve("cafe.feature");
    assertThat(Run.of("diff", "--git", "HEAD~1", file).out()).isEqualTo(range.out());

    Files.writeString(project.resolve("more/x.feature"), "event {\n");
    commit("three");
    Run broken = Run.of("diff", "--git", "HEAD..HEAD~1", file);
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.err()).contains("HEAD:features/more/x.feature:1:");
  }

  @Test
  void whatGitCannotGiveIsOneClearMessage() throws Exception {
    Samples.write(folder.resolve("repo"), Map.of("a.feature", Samples.FEATURES));
    Run outside = Run.of("diff", "--git", "HEAD", folder.resolve("repo"));
    assertThat(outside.exitCode()).isEqualTo(3);
    assertThat(outside.err()).contains("no repository of git");
    git("init", "-q");
    commit("one");
    Run unknown = Run.of("diff", "--git", "nope", folder.resolve("repo"));
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("git knows no revision 'nope'");
    assertThat(Run.of("diff", "--git=--all", folder.resolve("repo")).exitCode()).isEqualTo(2);
    assertThat(Run.of("diff", folder.resolve("repo")).exitCode()).isEqualTo(2);
    assertThat(Run.of("diff", folder, folder.resolve("no")).exitCode()).isEqualTo(3);
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("-c", "user.email=a@example.com", "-c", "user.name=a", "commit", "-qm", message);
  }

  private void git(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("git", "-C", folder.resolve("repo").toString()), Stream.of(arguments))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
