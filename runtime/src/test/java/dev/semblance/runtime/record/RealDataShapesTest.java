package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.binding;
import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Excerpts of published data sets, byte for byte: none of their records is bad. */
class RealDataShapesTest {

  @Test
  void incidentsWithDaysFirstAndQuestionMarksForNull() throws Exception {
    EventSchema schema =
        event(
            required("number", Type.STRING),
            required("sys_updated_at", Type.TIMESTAMP),
            required("made_sla", Type.BOOL),
            required("sys_mod_count", Type.INT),
            nullable("caller_id", Type.STRING),
            nullable("sys_created_at", Type.TIMESTAMP),
            nullable("problem_id", Type.STRING),
            required("opened_by", Type.STRING));
    CsvOptions options = new CsvOptions(',', '"', List.of("?"), List.of());
    TimeFormat time = TimeFormat.ofPattern("d/M/yyyy HH:mm", "UTC");
    List<List<Object>> rows =
        read("incidents.csv", schema, binding(RecordFormat.CSV, options, Map.of(), time));
    assertThat(rows).hasSize(28);
    assertThat(rows.get(0).subList(0, 6))
        .containsExactly(
            "INC0000045",
            at("2016-02-29T01:23:00Z"),
            true,
            0L,
            "Caller 2403",
            at("2016-02-29T01:23:00Z"));
    assertThat(rows.get(0).get(6)).isNull();
    assertThat(rows.get(0).get(7)).isEqualTo("Opened by  8");
  }

  @Test
  void transactionsWithIsoTimesAndQuotedCommas() throws Exception {
    EventSchema schema =
        event(
            List.of("EVENT_ID"),
            Optional.empty(),
            required("EVENT_ID", Type.STRING),
            required("EVENT_TIMESTAMP", Type.TIMESTAMP),
            required("order_price", Type.decimal(10, 2)),
            required("billing_latitude", Type.DOUBLE),
            required("customer_job", Type.STRING),
            nullable("EVENT_LABEL", Type.INT));
    List<List<Object>> rows = read("transactions.csv", schema, Events.csv());
    assertThat(rows).hasSize(15);
    assertThat(rows.get(0).subList(1, 4))
        .containsExactly(at("2022-12-24T15:53:30Z"), new BigDecimal("7.53"), 42.3182);
    assertThat(rows).anySatisfy(row -> assertThat((String) row.get(4)).contains(", "));
  }

  @Test
  void ordersCompressedAndWithABlankBetweenDateAndTime() throws Exception {
    EventSchema schema =
        event(
            required("order_id", Type.INT),
            required("created_at", Type.TIMESTAMP),
            required("price_usd", Type.decimal(8, 2)));
    List<Object> first = List.of(1L, at("2012-03-19T10:42:46Z"), new BigDecimal("49.99"));
    EventBinding withPattern = Events.csv(TimeFormat.ofPattern("yyyy-MM-dd HH:mm:ss", "UTC"));
    assertThat(read("orders.csv.gz", schema, withPattern)).hasSize(11).startsWith(first);
    assertThat(read("orders.csv.gz", schema, Events.csv())).hasSize(11).startsWith(first);
  }

  @Test
  void editsInJsonWithMillisecondsAndCharactersBeyondTheBasicPlane() throws Exception {
    EventSchema schema =
        event(
            required("edited_at", Type.TIMESTAMP),
            required("page", Type.STRING),
            required("is_robot", Type.BOOL),
            nullable("city", Type.STRING),
            nullable("metro", Type.INT),
            required("delta", Type.INT));
    EventBinding binding =
        binding(
            RecordFormat.JSON,
            CsvOptions.DEFAULTS,
            Map.of(
                "edited_at",
                "time",
                "is_robot",
                "isRobot",
                "city",
                "cityName",
                "metro",
                "metroCode"),
            TimeFormat.ISO);
    List<List<Object>> rows = read("edits.json", schema, binding);
    assertThat(rows).hasSize(17);
    assertThat(rows.get(0).subList(0, 3))
        .containsExactly(at("2015-09-11T00:46:58.771Z"), "Talk:Oswald Tilghman", false);
    assertThat(rows).anySatisfy(row -> assertThat(row.get(1)).isEqualTo("\uD840\uDE8E\u8A71"));
    assertThat(rows).anySatisfy(row -> assertThat(row.get(3)).isEqualTo("Auburn"));
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }

  private static List<List<Object>> read(String name, EventSchema schema, EventBinding binding)
      throws IOException {
    List<BadRecord> bad = new ArrayList<>();
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 16);
    try (EventReader reader =
        EventReader.open(
            name, RealDataShapesTest.class.getResourceAsStream(name), schema, binding, bad::add)) {
      assertThat(reader.fill(batch, 1_000)).isFalse();
    }
    assertThat(bad).isEmpty();
    return Events.rows(batch);
  }
}
