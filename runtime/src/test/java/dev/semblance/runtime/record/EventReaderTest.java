package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.csv;
import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.json;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file gives its events, and says of each record that is none where it is and why. */
class EventReaderTest {
  private static final EventSchema SALE =
      event(required("shop", Type.STRING), nullable("n", Type.INT));

  private final List<BadRecord> bad = new ArrayList<>();

  @Test
  void readsCsvAndPassesOverUnknownColumnsAndBlankLines() throws Exception {
    assertThat(read("s.csv", csv(), "n,other,shop\n1,x,A\n\n,,B\r\n3,\"\",\"C, \"\"c\"\"\""))
        .containsExactly(List.of("A", 1L), Arrays.asList("B", null), List.of("C, \"c\"", 3L));
    assertThat(bad).isEmpty();
  }

  @Test
  void readsFieldsOverSeveralLines() throws Exception {
    assertThat(read("s.csv", csv(), "shop,n\n\"A\n\nA\",1\n\"B\r\n\r\nB\",2\r\n"))
        .containsExactly(List.of("A\n\nA", 1L), List.of("B\r\n\r\nB", 2L));
  }

  @Test
  void namesTheLineAndTheReasonOfEachBadRecord() throws Exception {
    String text = "shop,n\nA,1\nB\nC,3,x\nD,four\n\"E\"e,5\n\"F\nB,2\n\",x\nG,7\n";
    assertThat(read("s.csv", csv(), text)).containsExactly(List.of("A", 1L), List.of("G", 7L));
    assertThat(bad)
        .containsExactly(
            new BadRecord("s.csv", 3, "1 field where the header has 2", "B"),
            new BadRecord("s.csv", 4, "3 fields where the header has 2", "C,3,x"),
            new BadRecord("s.csv", 5, "`n`: not a 64-bit int: \"four\"", "D,four"),
            new BadRecord("s.csv", 6, "text after the closing quote of field 1", "\"E\"e,5"),
            new BadRecord("s.csv", 7, "`n`: not a 64-bit int: \"x\"", "\"F\nB,2\n\",x"));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLineAndNotTheRestOfTheFile() throws Exception {
    assertThat(read("s.csv", csv(), "shop,n\n\"A,1\nB,2\nC,3\n"))
        .containsExactly(List.of("B", 2L), List.of("C", 3L));
    assertThat(bad)
        .containsExactly(
            new BadRecord("s.csv", 2, "a quote that opens on this line is never closed", "\"A,1"));
  }

  @Test
  void linesThatAreNotUtf8AreBad() throws Exception {
    byte[] csvBytes = "shop,n\nA,1\nB?,2\nC\uFFFD,3\n".getBytes(StandardCharsets.UTF_8);
    csvBytes[12] = (byte) 0xFF;
    assertThat(read("s.csv", csv(), csvBytes))
        .containsExactly(List.of("A", 1L), List.of("C\uFFFD", 3L));
    assertThat(bad).containsExactly(new BadRecord("s.csv", 3, "not text in UTF-8", "B\uFFFD,2"));
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws Exception {
    CsvOptions options = new CsvOptions(';', '\'', List.of(), List.of());
    EventBinding binding = Events.binding(RecordFormat.CSV, options, Map.of(), TimeFormat.ISO);
    assertThat(read("s.csv", binding, "\uFEFFshop;n\r\n'A;'';';1\r\n"))
        .containsExactly(List.of("A;';", 1L));
  }

  @Test
  void readsFilesWithoutAHeaderLine() throws Exception {
    CsvOptions options = new CsvOptions(',', '"', List.of(), List.of("n", "shop"));
    EventBinding binding = Events.binding(RecordFormat.CSV, options, Map.of(), TimeFormat.ISO);
    assertThat(read("s.csv", binding, "\uFEFF1,A\n")).containsExactly(List.of("A", 1L));
  }

  @Test
  void readsJsonLines() throws Exception {
    String text = "{\"shop\":\"A\",\"n\":1}\n\n  \r\n{\"shop\":\"B\"}\r\nnothing\n{\"shop\":\"C\"}";
    assertThat(read("s.json", json(), text))
        .containsExactly(List.of("A", 1L), Arrays.asList("B", null), Arrays.asList("C", null));
    assertThat(bad).hasSize(1);
    assertThat(bad.get(0).number()).isEqualTo(5);
    assertThat(bad.get(0).raw()).isEqualTo("nothing");
    assertThat(bad.get(0).reason()).startsWith("not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void fillsBatchesOfAnySize(int size) throws Exception {
    StringBuilder text = new StringBuilder("shop,n\n");
    for (int i = 0; i < 10; i++) {
      text.append("A,").append(i == 4 ? "bad" : i).append('\n');
    }
    List<Object> numbers = new ArrayList<>();
    try (EventReader reader =
        open("s.csv", csv(), text.toString().getBytes(StandardCharsets.UTF_8))) {
      ColumnBatch batch = new ColumnBatch(EventLayout.of(SALE), 1);
      boolean more = true;
      while (more) {
        batch.clear();
        more = reader.fill(batch, size);
        assertThat(batch.rows()).isLessThanOrEqualTo(size);
        Events.rows(batch).forEach(row -> numbers.add(row.get(1)));
      }
      assertThat(reader.records()).isEqualTo(10);
    }
    assertThat(numbers).containsExactly(0L, 1L, 2L, 3L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void readsLinesThatLieAcrossTheEndsOfBuffers() throws Exception {
    StringBuilder text = new StringBuilder("shop,n\n");
    List<List<Object>> expected = new ArrayList<>();
    for (long i = 0; i < 30_000; i++) {
      String shop = "s".repeat((int) (i * i % 23));
      text.append(shop).append(',').append(i).append(i % 3 == 0 ? "\r\n" : "\n");
      expected.add(List.of(shop, i));
    }
    assertThat(read("s.csv", csv(), text.toString())).isEqualTo(expected);
    assertThat(bad).isEmpty();
  }

  @Test
  void readsLinesLongerThanAnyBuffer() throws Exception {
    String shop = "\u00e9".repeat(300_000);
    assertThat(read("s.csv", csv(), "shop,n\nA,1\n" + shop + ",2\nB,3"))
        .containsExactly(List.of("A", 1L), List.of(shop, 2L), List.of("B", 3L));
  }

  @Test
  void readsCompressedFilesByTheirName() throws Exception {
    assertThat(read("s.csv.GZ", csv(), gzip("shop,n\nA,1\n"))).containsExactly(List.of("A", 1L));
  }

  @Test
  void aFileCutShortIsAnErrorAndNotAShorterFile() throws Exception {
    byte[] whole = gzip("shop,n\n" + "A,1\n".repeat(50_000));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> read("s.csv.gz", csv(), cut))
        .isInstanceOf(SourceException.class)
        .hasMessage("s.csv.gz: it ends amid its compressed data; is it whole?");
    whole[whole.length / 2] ^= 0x55;
    assertThatThrownBy(() -> read("s.csv.gz", csv(), whole))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("s.csv.gz: ");
    assertThatThrownBy(() -> read("s.csv.gz", csv(), "shop,n\nA,1\n"))
        .isInstanceOf(SourceException.class)
        .hasMessage("s.csv.gz: no gzip data, in spite of its name");
  }

  @Test
  void aColumnThatIsMissingIsAnErrorEvenWhereNullIsAllowed() {
    assertThatThrownBy(() -> read("s.csv", csv(), "Shop,m,other\nA,1,x\n"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            """
            s.csv: no column `shop` for the field `shop` of `charge`; did you mean `Shop`? \
            (bindings: `columns: { shop: ... }`)
            s.csv: no column `n` for the field `n` of `charge`; columns: `Shop`, `m`, \
            `other` (bindings: `columns: { n: ... }`)\
            """);
  }

  @Test
  void refusesFilesThatCannotHoldTheEvent() {
    assertThatThrownBy(() -> read("s.csv", csv(), ""))
        .hasMessage("s.csv: the file is empty; CSV begins with a header line");
    assertThatThrownBy(() -> read("s.csv", csv(), "shop,n,n\nA,1,1\n"))
        .hasMessage("s.csv: the header has the column `n` twice");
    assertThatThrownBy(() -> read("s.csv", csv(), "shop,\"n\nA,1\n"))
        .hasMessage("s.csv: the header has a quote that is not closed");
    assertThatThrownBy(() -> read("s.csv", csv(), new byte[] {'P', 'A', 'R', '1', (byte) 0xFF}))
        .hasMessage("s.csv: not a text file in UTF-8");
    EventSchema tags = event(required("tags", Type.listOf(Type.STRING)));
    assertThatThrownBy(() -> RecordParser.csv("s.csv", List.of("tags"), tags, csv()))
        .hasMessage("s.csv: CSV cannot hold `tags`, a list<string>; use JSON or Parquet for lists");
  }

  @Test
  void closesTheStreamWhenItCannotBegin() {
    List<String> closed = new ArrayList<>();
    InputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed.add("closed");
          }
        };
    assertThatThrownBy(() -> EventReader.open("s.csv", in, SALE, csv(), bad::add))
        .isInstanceOf(SourceException.class);
    assertThat(closed).isNotEmpty();
  }

  private List<List<Object>> read(String name, EventBinding binding, String text)
      throws IOException {
    return read(name, binding, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<List<Object>> read(String name, EventBinding binding, byte[] bytes)
      throws IOException {
    try (EventReader reader = open(name, binding, bytes)) {
      ColumnBatch batch = new ColumnBatch(EventLayout.of(SALE), 1);
      assertThat(reader.fill(batch, 1_000_000)).isFalse();
      return Events.rows(batch);
    }
  }

  private EventReader open(String name, EventBinding binding, byte[] bytes) throws IOException {
    return EventReader.open(name, new ByteArrayInputStream(bytes), SALE, binding, bad::add);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
