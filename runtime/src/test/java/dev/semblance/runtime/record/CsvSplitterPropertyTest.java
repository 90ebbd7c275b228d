package dev.semblance.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.runtime.binding.CsvOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What others write as CSV is read as they meant it; Commons CSV stands for the others. */
class CsvSplitterPropertyTest {
  private static final String[] PIECES = {"", "a", ",", "\"", "\"\"", "\n", "\r\n", "b c", ";"};

  /** Fields come back as they were before they were written. */
  @Property
  void readsWhatAnotherLibraryWrites(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> fields = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      fields.add(text(random));
    }
    String record = CSVFormat.RFC4180.format(fields.toArray());
    assertThat(split(record)).isEqualTo(fields);
  }

  /** Any text that the other library takes for one record is split the same way. */
  @Property(tries = 5000)
  void splitsAnyTextAsAnotherLibraryDoes(@ForAll long seed) {
    Random random = new Random(seed);
    String record = text(random) + text(random) + text(random);
    List<String> theirs = splitByCommonsCsv(record);
    if (theirs != null) {
      assertThat(split(record)).as("%s", record).isEqualTo(theirs);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Null where the text is not one record. */
  private static List<String> splitByCommonsCsv(String text) {
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 && !endsInLineBreak(text) ? records.get(0).toList() : null;
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }

  private static boolean endsInLineBreak(String text) {
    return text.endsWith("\n") || text.startsWith("\n") || text.startsWith("\r");
  }

  private static List<String> split(String record) {
    List<String> fields = new ArrayList<>();
    CsvSplitter.Fields collector =
        new CsvSplitter.Fields() {
          @Override
          public boolean wants(int field) {
            return true;
          }

          @Override
          public void take(int field, String text) {
            assertThat(field).isEqualTo(fields.size());
            fields.add(text);
          }
        };
    try {
      int width = new CsvSplitter(CsvOptions.DEFAULTS).split(record, collector);
      assertThat(width).isEqualTo(fields.size());
    } catch (BadRecordException e) {
      fields.add("bad: " + e.reason());
    }
    return fields;
  }
}
