package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container file gives its events, and says of each record that is none which it is and why. */
class AvroFileTest {
  private static final EventSchema SALE =
      event(required("shop", Type.STRING), nullable("n", Type.INT));

  private static final Schema WRITTEN =
      new Schema.Parser()
          .parse(
              "{\"type\":\"record\",\"name\":\"s\",\"fields\":["
                  + "{\"name\":\"n\",\"type\":[\"null\",\"int\"]},"
                  + "{\"name\":\"shop\",\"type\":[\"string\",\"null\"]}]}");

  private final List<BadRecord> bad = new ArrayList<>();

  private static byte[] file(CodecFactory codec, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericData.Record> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericData.Record>(WRITTEN))) {
      writer.setCodec(codec).setSyncInterval(64).create(WRITTEN, bytes);
      for (int i = 0; i < count; i++) {
        GenericData.Record sale = new GenericData.Record(WRITTEN);
        sale.put("n", i % 3 == 0 ? null : i);
        sale.put("shop", i == 41 ? null : "shop" + i);
        writer.append(sale);
      }
    }
    return bytes.toByteArray();
  }

  private List<List<Object>> read(byte[] bytes) throws IOException {
    ColumnBatch batch = new ColumnBatch(EventLayout.of(SALE), 1);
    try (EventReader reader =
        EventReader.open(
            "s.avro",
            new ByteArrayInputStream(bytes),
            SALE,
            Events.binding(RecordFormat.AVRO, CsvOptions.DEFAULTS, Map.of(), TimeFormat.ISO),
            bad::add)) {
      while (reader.fill(batch, 7)) {
        assertThat(reader.records()).isPositive();
      }
    }
    return Events.rows(batch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate"})
  void recordsOfManyBlocksAreRead(String codec) throws IOException {
    List<List<Object>> rows = read(file(CodecFactory.fromString(codec), 100));
    assertThat(rows).hasSize(99).contains(Arrays.asList("shop0", null), List.of("shop98", 98L));
    assertThat(bad)
        .containsExactly(
            new BadRecord(
                "s.avro", 42, "`shop` is null, which its declaration does not allow", "025202"));
  }

  @Test
  void aFileWithoutRecordsIsEmpty() throws IOException {
    assertThat(read(file(CodecFactory.nullCodec(), 0))).isEmpty();
  }

  @Test
  void aDamagedFileIsNamedAndNothingIsGuessed() throws IOException {
    byte[] whole = file(CodecFactory.nullCodec(), 100);
    assertThatThrownBy(() -> read(new byte[] {1, 2, 3}))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("s.avro: no Avro file");
    for (int cut : new int[] {whole.length - 1, whole.length / 2}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, cut)))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("s.avro: truncated or damaged after record");
    }
  }
}
