package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.analysis.AggregateCatalogue;
import dev.semblance.compiler.analysis.FunctionDescription;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reference page about aggregates shows is what the case files check. */
class AggregatesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "aggregates.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)\n```\n(.*?\n)```\n");

  @Test
  void itsExamplesAreCaseFiles() throws IOException, URISyntaxException {
    List<String> cases = new ArrayList<>();
    for (Path file : CaseFiles.all()) {
      cases.add(Files.readString(file));
    }
    List<String> examples = examples();
    assertThat(examples).isNotEmpty();
    assertThat(cases).containsAll(examples);
  }

  private static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      examples.add(block.group(1));
    }
    return examples;
  }

  @Test
  void itHasAnExampleOfEachAggregate() throws IOException {
    String examples = String.join("\n", examples());
    assertThat(AggregateCatalogue.aggregates().stream().map(FunctionDescription::name))
        .allMatch(name -> examples.contains(" " + name + "("));
  }

  @Test
  void itHasEverySignature() throws IOException {
    List<String> signatures =
        AggregateCatalogue.aggregates().stream().flatMap(a -> a.signatures().stream()).toList();
    assertThat(Files.readString(PAGE)).contains(signatures);
  }
}
