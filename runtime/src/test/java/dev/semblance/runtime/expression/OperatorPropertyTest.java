package dev.semblance.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws that every operator keeps, on whatever values its types allow. */
class OperatorPropertyTest {
  private static final int ROWS = 40;

  /** Nothing throws, and every result is a proper value of its type or null. */
  @Property(tries = 3_000)
  void everyOperatorIsTotal(@ForAll Operator operator, @ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    RandomCalls.Signature signature = new RandomCalls(values).signature(operator);
    List<List<Operand>> rows = rows(signature, values);
    List<Object> results = Evaluation.ofRows(operator, signature.result(), rows);
    for (int i = 0; i < ROWS; i++) {
      assertProper(signature.result(), results.get(i), operator + "" + rows.get(i));
    }
  }

  /** A row's value has nothing to do with its neighbours, nor with being known in advance. */
  @Property(tries = 1_500)
  void rowsAreIndependent(@ForAll Operator operator, @ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    RandomCalls.Signature signature = new RandomCalls(values).signature(operator);
    List<List<Operand>> rows = rows(signature, values);
    List<Object> together = Evaluation.ofRows(operator, signature.result(), rows);
    for (int i = 0; i < ROWS; i++) {
      List<Operand> row = rows.get(i);
      assertThat(Evaluation.ofRow(operator, signature.result(), row))
          .as("%s%s alone", operator, row)
          .isEqualTo(together.get(i));
      assertThat(Evaluation.ofConstants(operator, signature.result(), row))
          .as("%s%s folded", operator, row)
          .isEqualTo(together.get(i));
    }
  }

  private static List<List<Operand>> rows(RandomCalls.Signature signature, RandomValues values) {
    List<List<Operand>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(signature.operands(values));
    }
    return rows;
  }

  static void assertProper(Type type, Object value, String origin) {
    if (value == null) {
      return;
    }
    switch (type.kind()) {
      case BOOL -> assertThat(value).as(origin).isInstanceOf(Boolean.class);
      case INT, TIMESTAMP, DURATION -> assertThat(value).as(origin).isInstanceOf(Long.class);
      case DOUBLE -> {
        assertThat((Double) value).as(origin).isFinite();
        assertThat(value).as(origin).isNotEqualTo(-0.0);
      }
      case DECIMAL -> {
        assertThat(((BigDecimal) value).scale()).as(origin).isEqualTo(type.scale());
        assertThat(((BigDecimal) value).precision())
            .as(origin)
            .isLessThanOrEqualTo(type.precision());
      }
      case STRING -> {
        byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(utf8, StandardCharsets.UTF_8)).as(origin).isEqualTo(value);
      }
      case LIST -> {
        for (Object item : (List<?>) value) {
          assertThat(item).as(origin).isNotNull();
          assertProper(type.element().orElseThrow(), item, origin);
        }
      }
      case MAP -> {
        for (Object item : ((Map<?, ?>) value).values()) {
          assertThat(item).as(origin).isNotNull();
          assertProper(type.element().orElseThrow(), item, origin);
        }
      }
    }
  }
}
