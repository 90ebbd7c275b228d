package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of Avro container files. */
class SparkBackfillAvroTest {
  private static final String LOGINS =
      """
      event login {
        id   : int @id
        at   : timestamp @time
        user : string
      }
      features visits v1 by user from login { n = count() over 1d }
      vector visit v1 on login {
        user
        visits.n
      }
      """;

  private static final Schema WRITTEN =
      new Schema.Parser()
          .parse(
              "{\"type\":\"record\",\"name\":\"login\",\"fields\":["
                  + "{\"name\":\"user\",\"type\":[\"null\",\"string\"]},"
                  + "{\"name\":\"id\",\"type\":\"int\"},"
                  + "{\"name\":\"at\",\"type\":"
                  + "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}}]}");

  @TempDir private Path folder;

  private void write(String name, Object[]... logins) throws IOException {
    try (DataFileWriter<GenericData.Record> file =
        new DataFileWriter<>(new GenericDatumWriter<GenericData.Record>(WRITTEN))) {
      file.setCodec(CodecFactory.deflateCodec(6))
          .create(WRITTEN, folder.resolve("logins").resolve(name).toFile());
      for (Object[] login : logins) {
        GenericData.Record record = new GenericData.Record(WRITTEN);
        for (int i = 0; i < login.length; i++) {
          record.put(i, login[i]);
        }
        file.append(record);
      }
    }
  }

  @Test
  void allFilesAreReadAndBadRecordsSetAside() throws IOException {
    Files.createDirectory(folder.resolve("logins"));
    write("1.avro", new Object[] {"ann", 1, 1_000L}, new Object[] {null, 2, 2_000L});
    write("2.avro", new Object[] {"ann", 3, 3_000L});
    String out = folder.resolve("out").toString();
    Archive archive =
        new Archive(folder.resolve("logins").toString(), RecordFormat.AVRO, CsvOptions.DEFAULTS);
    BackfillSummary summary =
        SparkBackfill.run(
            TestSpark.session(),
            BackfillRequest.of(TestPlans.plan(LOGINS), out)
                .source("login", new EventSource.Files(EventBinding.ofArchive("login", archive)))
                .build(),
            ProgressListener.NONE);
    assertThat(summary.badRecords()).isEqualTo(Map.of("login", 1L));
    List<Row> rows = TestSpark.session().read().parquet(out).orderBy("id").collectAsList();
    assertThat(rows)
        .extracting(row -> row.getLong(0), row -> row.getString(2), row -> row.getLong(3))
        .containsExactly(tuple(1L, "ann", 1L), tuple(3L, "ann", 2L));
  }
}
