package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.syntax.FormattedRow.Kind.COMPUTED;
import static dev.semblance.compiler.syntax.FormattedRow.Kind.DEFINITION;
import static dev.semblance.compiler.syntax.FormattedRow.Kind.FIELD;
import static dev.semblance.compiler.syntax.FormattedRow.Kind.OTHER;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.grammar.SemblanceParser.DefinitionContext;
import dev.semblance.grammar.SemblanceParser.FieldBlockContext;
import dev.semblance.grammar.SemblanceParser.FieldContext;
import dev.semblance.grammar.SemblanceParser.RecordTypeContext;
import dev.semblance.grammar.SemblanceParser.StatementContext;
import dev.semblance.grammar.SemblanceParser.StreamDeclarationContext;
import dev.semblance.grammar.SemblanceParser.TestStepContext;
import dev.semblance.grammar.SemblanceParser.ValueBlockContext;
import dev.semblance.grammar.SemblanceParser.VectorItemContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Writes a feature file in its canonical layout.
 *
 * <p>Tokens and comments stay as they are and in their order, but for commas that a line break
 * makes needless; only what stands between them changes. One item a line, two blanks of
 * indentation, what belongs together aligned, an empty line around every block. Line breaks within
 * an item stay where the author put them, and so do single empty lines.
 */
public final class Formatter {
  private static final int MAX_WIDTH = 100;
  private static final int STEP = 2;

  private final FormatWriter writer;

  private Formatter(FormatWriter writer) {
    this.writer = writer;
  }

  /**
   * The text of {@code file} in canonical layout; formatting that again changes nothing, and it
   * reads as the same tree.
   *
   * @param file a file that was parsed without an error: the text of one with errors would suffer
   */
  public static String format(FeatureFile file) {
    Parser.ParsedText text = Parser.read(file.source(), new Diagnostics());
    Formatter formatter = new Formatter(new FormatWriter(text));
    boolean blockBefore = true;
    for (StatementContext statement : text.file().statement()) {
      boolean block = hasBlock(statement);
      formatter.statement(statement, block || blockBefore);
      blockBefore = block;
    }
    return formatter.writer.end();
  }

  private static boolean hasBlock(StatementContext statement) {
    return statement.eventDeclaration() != null
        || statement.featuresDeclaration() != null
        || statement.vectorDeclaration() != null
        || statement.testDeclaration() != null;
  }

  private void statement(StatementContext statement, boolean apart) {
    writer.comments(statement.getStart(), 0, apart);
    if (statement.eventDeclaration() != null) {
      var event = statement.eventDeclaration();
      block(statement, event.eventHeader(), event.fieldBlock().field());
    } else if (statement.featuresDeclaration() != null) {
      var features = statement.featuresDeclaration();
      block(statement, features.featuresHeader(), features.definitionBlock().definition());
    } else if (statement.vectorDeclaration() != null) {
      var vector = statement.vectorDeclaration();
      block(statement, vector.vectorHeader(), vector.itemBlock().vectorItem());
    } else if (statement.testDeclaration() != null) {
      var test = statement.testDeclaration();
      block(statement, test.testHeader(), test.testBlock().testStep());
    } else if (statement.streamDeclaration() != null) {
      stream(statement.streamDeclaration());
    } else {
      writer.row(OTHER, 0, List.of(writer.render(statement, 0)));
    }
  }

  private void block(
      StatementContext statement,
      ParserRuleContext header,
      List<? extends ParserRuleContext> items) {
    ParserRuleContext block = (ParserRuleContext) statement.getChild(0).getChild(1);
    writer.open(0, writer.render(header, 0), block);
    for (ParserRuleContext item : items) {
      writer.comments(item.getStart(), STEP, false);
      item(item);
    }
    writer.close(block, 0, items.isEmpty());
  }

  private void item(ParserRuleContext item) {
    if (item instanceof FieldContext field) {
      field(field, STEP);
    } else if (item instanceof DefinitionContext definition) {
      definition(definition);
    } else if (item instanceof VectorItemContext vectorItem) {
      vectorItem(vectorItem);
    } else {
      testStep((TestStepContext) item);
    }
  }

  private void field(FieldContext field, int indent) {
    RecordTypeContext record = field.fieldType().recordType();
    if (record != null && !FormatWriter.onOneLine(record.fieldBlock())) {
      record(field, record.fieldBlock(), indent);
      return;
    }
    int colon = field.COLON().getSymbol().getTokenIndex();
    int annotations =
        field.annotation().isEmpty() ? -1 : field.annotation(0).getStart().getTokenIndex();
    writer.row(FIELD, indent, writer.cells(field, indent, colon, annotations));
  }

  /** A record that its author has broken: its fields in lines of their own, like an event's. */
  private void record(FieldContext field, FieldBlockContext block, int indent) {
    int brace = block.getStart().getTokenIndex();
    writer.open(indent, writer.render(field.getStart().getTokenIndex(), brace - 1, indent), block);
    for (FieldContext inner : block.field()) {
      writer.comments(inner.getStart(), indent + STEP, false);
      field(inner, indent + STEP);
    }
    writer.close(block, indent, block.field().isEmpty());
    writer.appendRest(block, field, indent);
  }

  private void definition(DefinitionContext definition) {
    int equals = definition.ASSIGN().getSymbol().getTokenIndex();
    int clauses = definition.expression().getStop().getTokenIndex() + 1;
    boolean plain = clauses > definition.getStop().getTokenIndex();
    writer.row(DEFINITION, STEP, writer.cells(definition, STEP, equals, plain ? -1 : clauses));
  }

  private void vectorItem(VectorItemContext item) {
    boolean computed = item.outputItem() != null && item.outputItem().ASSIGN() != null;
    if (computed) {
      int equals = item.outputItem().ASSIGN().getSymbol().getTokenIndex();
      writer.row(COMPUTED, STEP, writer.cells(item, STEP, equals, -1));
    } else {
      writer.row(OTHER, STEP, List.of(writer.render(item, STEP)));
    }
  }

  private void testStep(TestStepContext step) {
    ValueBlockContext values = step.valueBlock();
    if (FormatWriter.onOneLine(values)) {
      writer.row(OTHER, STEP, List.of(writer.render(step, STEP)));
      return;
    }
    int brace = values.getStart().getTokenIndex();
    String head = writer.render(step.getStart().getTokenIndex(), brace - 1, STEP);
    writer.open(STEP, head, values);
    for (ParserRuleContext field : values.testField()) {
      writer.comments(field.getStart(), 2 * STEP, false);
      writer.row(OTHER, 2 * STEP, List.of(writer.render(field, 2 * STEP)));
    }
    writer.close(values, STEP, values.testField().isEmpty());
  }

  /** On one line where it is written so and fits, else each step on a line of its own. */
  private void stream(StreamDeclarationContext stream) {
    boolean broken =
        stream.streamStep().stream().anyMatch(step -> writer.beginsLine(step.getStart()));
    if (stream.streamStep().isEmpty() || !broken && writer.width(stream) <= MAX_WIDTH) {
      writer.row(OTHER, 0, List.of(writer.render(stream, 0)));
      return;
    }
    int head = stream.streamStep(0).getStart().getTokenIndex() - 1;
    writer.row(OTHER, 0, List.of(writer.render(stream.getStart().getTokenIndex(), head, 0)));
    for (ParserRuleContext step : stream.streamStep()) {
      writer.comments(step.getStart(), STEP, false);
      writer.row(OTHER, STEP, List.of(writer.render(step, STEP)));
    }
  }
}
