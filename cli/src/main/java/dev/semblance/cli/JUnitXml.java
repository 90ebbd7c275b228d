package dev.semblance.cli;

import dev.semblance.cli.test.TestOutcome;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What became of tests, as CI servers read it: the form of Apache Ant's JUnit task, a suite for
 * each file.
 */
final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(List<TestOutcome> outcomes) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitXml(xml).write(outcomes);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
    return text + "\n";
  }

  private void write(List<TestOutcome> outcomes) throws XMLStreamException {
    Map<String, List<TestOutcome>> suites = new LinkedHashMap<>();
    for (TestOutcome outcome : outcomes) {
      String file = outcome.test().span().file().name();
      suites.computeIfAbsent(file, name -> new ArrayList<>()).add(outcome);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    counts(outcomes);
    for (Map.Entry<String, List<TestOutcome>> suite : suites.entrySet()) {
      line(1);
      xml.writeStartElement("testsuite");
      attribute("name", suite.getKey());
      counts(suite.getValue());
      for (TestOutcome outcome : suite.getValue()) {
        testCase(outcome);
      }
      line(1);
      xml.writeEndElement();
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts(List<TestOutcome> outcomes) throws XMLStreamException {
    long errors = outcomes.stream().filter(JUnitXml::isError).count();
    long passed = outcomes.stream().filter(TestOutcome::passed).count();
    attribute("tests", outcomes.size());
    attribute("failures", outcomes.size() - passed - errors);
    attribute("errors", errors);
    attribute("skipped", 0);
    attribute(
        "time",
        seconds(outcomes.stream().map(TestOutcome::time).reduce(Duration.ZERO, Duration::plus)));
  }

  /** Whether it is not an expectation that failed, but what was to be tested. */
  private static boolean isError(TestOutcome outcome) {
    return !outcome.errors().isEmpty() || !outcome.disagreements().isEmpty();
  }

  private void testCase(TestOutcome outcome) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("name", outcome.test().title());
    attribute("classname", outcome.test().vector() + ".v" + outcome.test().version());
    attribute("file", outcome.test().span().file().name());
    attribute("line", outcome.test().span().line());
    attribute("time", seconds(outcome.time()));
    if (!outcome.passed()) {
      List<String> details = TestText.details(outcome);
      line(3);
      xml.writeStartElement(isError(outcome) ? "error" : "failure");
      attribute("message", details.get(0));
      attribute("type", isError(outcome) ? "engine" : "expectation");
      xml.writeCharacters(legal(String.join("\n", details)));
      xml.writeEndElement();
      line(2);
    }
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value.toString()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** XML cannot hold every character, not even escaped. */
  private static String legal(String text) {
    return text.codePoints()
        .map(point -> isLegal(point) ? point : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= ' ' && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
