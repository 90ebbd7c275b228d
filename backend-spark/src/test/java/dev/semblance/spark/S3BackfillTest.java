package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.spark.output.DeadRun;
import dev.semblance.spark.storage.S3Defaults;
import dev.semblance.spark.storage.S3Server;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/** Backfills from a real S3 server to it. */
class S3BackfillTest {
  private static final String BUCKET = "lake";
  private static final int DAYS = 4;
  private static final int PER_DAY = 5;
  private static final long ALL = DAYS * PER_DAY;

  @TempDir static Path folder;
  private static S3Server server;
  private static SparkSession spark;
  private static S3Client client;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(folder.resolve("s3"));
    server.makeBucket(BUCKET);
    client = S3Server.client(server.endpoint());
    spark = TestSpark.session();
    // The one context of all tests; nothing but these tests looks at S3.
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    S3Defaults.settings(hadoop).forEach(hadoop::set);
    server
        .settings()
        .forEach((key, value) -> hadoop.set(key.substring("spark.hadoop.".length()), value));
    put("in/one/a.jsonl", Charges.lines(DAYS, PER_DAY, 1));
    put("in/two/a.jsonl", Charges.lines(DAYS, PER_DAY, 2));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static void put(String key, String content) {
    client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private static BackfillSummary run(BackfillRequest.Builder request) {
    return SparkBackfill.run(spark, request.build(), ProgressListener.NONE);
  }

  private static BackfillRequest.Builder request(String archive, String out) {
    return Charges.request("s3a://lake/in/" + archive + "/", "s3a://lake/" + out);
  }

  private static TestOutput output(String out) throws Exception {
    return new TestOutput("s3a://lake/" + out, spark.sparkContext().hadoopConfiguration());
  }

  @Test
  void writesReplacesAndLeavesNothingElse() throws Exception {
    BackfillSummary summary = run(request("one", "out/a"));

    assertThat(summary.rows()).isEqualTo(ALL);
    assertThat(output("out/a").rowsByAmount()).isEqualTo(Map.of(1L, ALL));
    assertThat(spark.read().parquet("s3a://lake/out/a").count()).isEqualTo(ALL);
    assertThatThrownBy(() -> run(request("two", "out/a")))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("--overwrite");

    run(request("two", "out/a").overwrite(true));

    assertThat(output("out/a").rowsByAmount()).isEqualTo(Map.of(2L, ALL));
    assertThat(output("out/a").found()).isEqualTo(output("out/a").listed().orElseThrow());
    assertThat(server.uploads(BUCKET)).isEmpty();
  }

  @Test
  void takesTheOtherNameOfTheScheme() throws Exception {
    run(Charges.request("s3a://lake/in/one/", "s3://lake/out/alias"));

    assertThat(output("out/alias").rowsByAmount()).isEqualTo(Map.of(1L, ALL));
  }

  @Test
  void removesUploadsAndFilesOfAKilledRun() throws Exception {
    CreateMultipartUploadResponse upload =
        client.createMultipartUpload(
            request -> request.bucket(BUCKET).key("out/killed/date=2026-01-01/part-x"));
    String other = "out/killed-not/date=2026-01-01/part-x";
    client.createMultipartUpload(request -> request.bucket(BUCKET).key(other));
    put("out/killed/date=2026-01-01/part-0123456789ab-00000.zstd.parquet", "half");
    put("out/killed/_running-elsewhere-1-0-0123456789ab.json", "{}");
    put("out/killed/__magic_job-0123456789ab/tasks/x.pending", "{}");

    assertThat(upload.uploadId()).isNotNull();
    assertThatThrownBy(() -> run(request("one", "out/killed")))
        .hasMessageContaining("another backfill is writing to s3a://lake/out/killed")
        .hasMessageContaining("process 1 on elsewhere");
    client.deleteObject(
        request ->
            request.bucket(BUCKET).key("out/killed/_running-elsewhere-1-0-0123456789ab.json"));
    put("out/killed/" + DeadRun.lease(), "{}");
    run(request("one", "out/killed"));

    assertThat(output("out/killed").found()).isEqualTo(output("out/killed").listed().orElseThrow());
    assertThat(server.uploads(BUCKET)).containsExactly(other);
    client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads().stream()
        .filter(left -> left.key().equals(other))
        .forEach(
            left ->
                client.abortMultipartUpload(
                    request -> request.bucket(BUCKET).key(other).uploadId(left.uploadId())));
  }

  @Test
  void goesOnWithTheStagesOfAnInterruptedRun() throws Exception {
    put("in/long/a.jsonl", Charges.lines(DAYS, PER_DAY, 1) + "{\"id\":\"x\"}\n");
    BackfillRequest.Builder request =
        request("long", "out/resumed").checkpoints(CheckpointPolicy.ALWAYS);
    assertThatThrownBy(
            () ->
                SparkBackfill.run(
                    spark,
                    request.build(),
                    progress -> {
                      if (progress.number() > 1) {
                        spark.sparkContext().cancelAllJobs();
                      }
                    }))
        .hasMessageContaining("cancelled");
    assertThat(server.keys(BUCKET, "out/resumed/"))
        .isNotEmpty()
        .allMatch(key -> key.startsWith("out/resumed/_work/"));

    BackfillSummary summary = run(request.resume(true));

    assertThat(output("out/resumed").rowsByAmount()).isEqualTo(Map.of(1L, ALL));
    assertThat(summary.read().get("charge").bytesRead()).isZero();
    assertThat(summary.badRecords()).containsEntry("charge", 1L);
    assertThat(server.keys(BUCKET, "out/resumed/_quarantine/")).hasSize(1);
    assertThat(server.keys(BUCKET, "out/resumed/_work/")).isEmpty();
  }

  @Test
  void setsBadRecordsAside() throws Exception {
    put("in/bad/a.jsonl", Charges.lines(1, 2, 1) + "{\"id\":\"x\"}\n");

    BackfillSummary summary = run(request("bad", "out/bad"));

    assertThat(summary.badRecords()).containsEntry("charge", 1L);
    assertThat(server.keys(BUCKET, "out/bad/_quarantine/"))
        .singleElement()
        .satisfies(
            key ->
                assertThat("s3a://lake/" + key).startsWith(summary.quarantine() + "/charge/part-"));
  }

  @Test
  void saysWhatCannotBeReached() {
    assertThatThrownBy(() -> run(Charges.request("s3a://nowhere/in/", "s3a://lake/out/n")))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("s3a://nowhere/ cannot be reached at " + server.endpoint());
  }
}
