package dev.semblance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.cli.test.TestOutcome;
import dev.semblance.cli.test.TestOutcome.Cell;
import dev.semblance.cli.test.TestOutcome.Unmet;
import dev.semblance.compiler.source.SourceSpan;
import java.util.List;

/** What became of tests, for tools. Values are texts, as they are written in tests. */
final class TestJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TestJson() {}

  /** One indented object that ends with a line break. */
  static String of(List<String> engines, List<TestOutcome> outcomes) {
    ObjectNode root = NODES.objectNode();
    root.put("passed", outcomes.stream().filter(TestOutcome::passed).count());
    root.put("failed", outcomes.stream().filter(outcome -> !outcome.passed()).count());
    engines.forEach(root.putArray("engines")::add);
    ArrayNode tests = root.putArray("tests");
    outcomes.forEach(outcome -> tests.add(test(outcome)));
    return WhyJson.text(root);
  }

  private static ObjectNode test(TestOutcome outcome) {
    ObjectNode node = NODES.objectNode();
    node.put("title", outcome.test().title());
    node.put("vector", outcome.test().vector());
    node.put("version", outcome.test().version());
    place(node, outcome.test().span());
    node.put("passed", outcome.passed());
    node.put("milliseconds", outcome.time().toMillis());
    outcome.errors().forEach(node.putArray("errors")::add);
    outcome.disagreements().forEach(node.putArray("disagreements")::add);
    ArrayNode unmet = node.putArray("unmet");
    outcome.unmet().forEach(one -> unmet.add(unmet(one)));
    return node;
  }

  private static void place(ObjectNode node, SourceSpan span) {
    node.put("file", span.file().name());
    node.put("line", span.line());
  }

  private static ObjectNode unmet(Unmet unmet) {
    ObjectNode node = NODES.objectNode();
    node.put("expect", unmet.expectation().span().text());
    place(node, unmet.expectation().span());
    ArrayNode differences = node.putArray("differences");
    for (Cell cell : unmet.cells()) {
      ObjectNode one = differences.addObject();
      cell.column().ifPresentOrElse(name -> one.put("column", name), () -> one.putNull("column"));
      one.put("expected", cell.expected());
      ObjectNode actual = one.putObject("actual");
      for (int i = 0; i < unmet.engines().size(); i++) {
        actual.put(unmet.engines().get(i), cell.actual().get(i));
      }
    }
    unmet.why().ifPresent(why -> node.set("why", WhyJson.tree(why)));
    return node;
  }
}
