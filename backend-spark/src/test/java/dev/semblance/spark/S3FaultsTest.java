package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.runtime.binding.S3Binding;
import dev.semblance.spark.storage.FaultyServer;
import dev.semblance.spark.storage.FaultyServer.Fault;
import dev.semblance.spark.storage.S3Defaults;
import dev.semblance.spark.storage.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a bad server does to a backfill, what reaches a server, and what never leaves a run. */
class S3FaultsTest {
  private static final String BUCKET = "faults";
  private static final long ALL = 6;

  @TempDir static Path folder;
  private static S3Server server;
  private static FaultyServer faulty;
  private static S3Client client;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.startCredulous(folder.resolve("s3"));
    server.makeBucket(BUCKET);
    faulty = FaultyServer.before(server.port());
    client = S3Server.client(server.endpoint());
    spark = TestSpark.session();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    S3Defaults.settings(hadoop).forEach(hadoop::set);
    S3Server.settings(faulty.endpoint())
        .forEach((key, value) -> hadoop.set(bucketKey(key.replace("spark.hadoop.", "")), value));
    S3Binding binding =
        new S3Binding(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(S3Binding.Encryption.S3),
            Optional.empty(),
            Optional.of("bucket-owner-full-control"));
    S3Defaults.settings(binding).forEach((key, value) -> hadoop.set(bucketKey(key), value));
    client.putObject(
        request -> request.bucket(BUCKET).key("in/a.jsonl"),
        RequestBody.fromString(Charges.lines(2, 3, 1) + "{\"id\":\"bad\"}\n"));
  }

  /** S3A's settings of one bucket, so that other tests keep theirs. */
  private static String bucketKey(String key) {
    return key.replace("fs.s3a.", "fs.s3a.bucket." + BUCKET + ".");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    faulty.close();
    server.close();
  }

  private static BackfillSummary run(String out) {
    return SparkBackfill.run(
        spark,
        Charges.request("s3a://faults/in/", "s3a://faults/" + out).overwrite(true).build(),
        ProgressListener.NONE);
  }

  private static Map<Long, Long> rows(String out) throws Exception {
    return new TestOutput("s3a://faults/" + out, spark.sparkContext().hadoopConfiguration())
        .rowsByAmount();
  }

  @Test
  void survivesBusySlowAndBrokenConnections() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    faulty.faults(
        head ->
            switch (requests.incrementAndGet() % 12) {
              case 3 -> Fault.BUSY;
              case 7 -> Fault.RESET;
              case 11 -> requests.get() < 40 ? Fault.SLOW : Fault.NONE;
              default -> Fault.NONE;
            });
    try {
      assertThat(run("survives").rows()).isEqualTo(ALL);
    } finally {
      faulty.faults(head -> Fault.NONE);
    }

    assertThat(requests.get()).isGreaterThan(24);
    assertThat(rows("survives")).isEqualTo(Map.of(1L, ALL));
    assertThat(server.uploads(BUCKET)).isEmpty();
  }

  @Test
  void endsInOneErrorAndLeavesTheOutputAsItWas() throws Exception {
    run("kept");
    List<String> before = server.keys(BUCKET, "kept/");
    faulty.faults(head -> head.startsWith("POST ") ? Fault.RESET : Fault.NONE);
    try {
      assertThatThrownBy(() -> run("kept"))
          .isInstanceOf(BackfillException.class)
          .message()
          .doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY, "\n");
    } finally {
      faulty.faults(head -> Fault.NONE);
    }

    assertThat(rows("kept")).isEqualTo(Map.of(1L, ALL));
    run("kept");
    assertThat(server.keys(BUCKET, "kept/")).hasSameSizeAs(before);
  }

  @Test
  void asksForEncryptionAndAccess() {
    int before = faulty.heads().size();
    run("asks");

    List<String> writes =
        faulty.heads().stream()
            .skip(before)
            .filter(
                head ->
                    head.matches("(?s)(PUT|POST) /faults/asks/.*")
                        && !head.matches("(?s)[^\r]*(uploadId|partNumber)=.*"))
            .toList();
    assertThat(writes)
        .isNotEmpty()
        .allMatch(head -> head.toLowerCase().contains("x-amz-server-side-encryption: aes256"))
        .allMatch(head -> head.toLowerCase().contains("x-amz-acl: bucket-owner-full-control"));
  }

  @Test
  void keepsCredentialsOutOfWhatItWrites() throws Exception {
    BackfillSummary summary = run("secret");

    List<String> texts = new ArrayList<>(List.of(summary.toString()));
    for (String key : server.keys(BUCKET, "secret/")) {
      texts.add(
          client
              .getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
              .asString(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    assertThat(texts).hasSizeGreaterThan(4);
    assertThat(texts)
        .allSatisfy(
            text -> assertThat(text).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY));
  }
}
