package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String UNTIDY = "event  e {\n    id:int @id\n at : timestamp   @time }\n";

  @TempDir private Path folder;
  private Path untidy;

  @BeforeEach
  void writeFile() throws Exception {
    untidy = Files.writeString(folder.resolve("untidy.feature"), UNTIDY);
  }

  @Test
  void formatsInPlaceAndTwiceIsOnce() throws Exception {
    assertThat(Run.of("fmt", untidy).exitCode()).isZero();
    String once = Files.readString(untidy);
    assertThat(once).isNotEqualTo(UNTIDY).contains("event e {\n");
    Run again = Run.of("fmt", untidy);
    assertThat(again).isEqualTo(new Run(0, "", ""));
    assertThat(Files.readString(untidy)).isEqualTo(once);
  }

  @Test
  void checkNamesWhatWouldChangeAndChangesNothing() throws Exception {
    Path tidy = folder.resolve("tidy.feature");
    Files.writeString(tidy, Run.withInput(UNTIDY, "fmt", "-").out());
    Run run = Run.of("fmt", "--check", tidy, untidy);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(untidy + "\n");
    assertThat(Files.readString(untidy)).isEqualTo(UNTIDY);
    assertThat(Run.of("fmt", "--check", tidy).exitCode()).isZero();
  }

  @Test
  void aDashFormatsStandardInputToStandardOutput() {
    Run run = Run.withInput(UNTIDY, "fmt", "-");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("event e {\n");
    assertThat(run.err()).isEmpty();
    assertThat(Run.withInput(UNTIDY, "fmt", "--check", "-").exitCode()).isEqualTo(1);
    assertThat(Run.withInput(run.out(), "fmt", "--check", "-").exitCode()).isZero();
  }

  @Test
  void aFileWithSyntaxErrorsIsLeftAloneAndTheOthersAreFormatted() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.feature"), "event e {  id int @id }");
    Run run = Run.of("fmt", broken, untidy);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error[SEM0101]");
    assertThat(Files.readString(broken)).isEqualTo("event e {  id int @id }");
    assertThat(Files.readString(untidy)).startsWith("event e {\n");
  }

  @Test
  void linksStayLinksAndPermissionsStay() throws Exception {
    Files.setPosixFilePermissions(untidy, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.feature"), untidy);
    assertThat(Run.of("fmt", link).exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(untidy)).isNotEqualTo(UNTIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(untidy)))
        .isEqualTo("rw-r-----");
    assertThat(Samples.filesBelow(folder)).isEqualTo(2);
  }
}
