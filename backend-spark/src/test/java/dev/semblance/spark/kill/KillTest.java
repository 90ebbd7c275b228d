package dev.semblance.spark.kill;

import dev.semblance.spark.Charges;
import dev.semblance.spark.SparkSessions;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import dev.semblance.spark.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A backfill that is killed at any moment leaves the old rows or the new ones, whole. By default a
 * few kills only; {@code -Dsemblance.kills=100} and {@code -Dsemblance.kills.s3=20} do more.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("semblance.kills", 3);
  private static final int KILLS_ON_S3 = Integer.getInteger("semblance.kills.s3", 1);
  private static final int PER_DAY = 3;

  @TempDir Path folder;

  @Test
  void leavesOldOrNewRowsOnDisk() throws Exception {
    int days = 40;
    Path one = Files.writeString(folder.resolve("one.jsonl"), Charges.lines(days, PER_DAY, 1));
    Path two = Files.writeString(folder.resolve("two.jsonl"), Charges.lines(days, PER_DAY, 2));
    Path place = Files.createDirectory(folder.resolve("place"));
    Configuration configuration = new Configuration();
    PlainLocalFileSystem.use(configuration);

    new KillTrials(
            SparkSessions.create(settings(Map.of())),
            one.toString(),
            two.toString(),
            place.resolve("out").toString(),
            (long) days * PER_DAY,
            settings(Map.of()),
            configuration,
            () -> beside(place))
        .run(KILLS, 500);
  }

  private static List<String> beside(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("out"))
          .toList();
    }
  }

  @Test
  void leavesOldOrNewRowsOnS3() throws Exception {
    int days = 8;
    try (S3Server server = S3Server.start(folder.resolve("s3"));
        S3Client client = S3Server.client(server.endpoint())) {
      server.makeBucket("kills");
      put(client, "one.jsonl", Charges.lines(days, PER_DAY, 1));
      put(client, "two.jsonl", Charges.lines(days, PER_DAY, 2));
      SparkSession spark = SparkSessions.create(settings(Map.of()));
      Configuration configuration = spark.sparkContext().hadoopConfiguration();
      server
          .settings()
          .forEach((key, value) -> configuration.set(key.replace("spark.hadoop.", ""), value));

      new KillTrials(
              spark,
              "s3a://kills/one.jsonl",
              "s3a://kills/two.jsonl",
              "s3a://kills/out",
              (long) days * PER_DAY,
              settings(server.settings()),
              configuration,
              () -> server.uploads("kills"))
          .run(KILLS_ON_S3, 3000);
    }
  }

  private static void put(S3Client client, String key, String content) {
    client.putObject(request -> request.bucket("kills").key(key), RequestBody.fromString(content));
  }

  private static Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(others);
    settings.put("spark.master", "local[2]");
    settings.put("spark.sql.shuffle.partitions", "2");
    return settings;
  }
}
