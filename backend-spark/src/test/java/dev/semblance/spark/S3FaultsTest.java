package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.runtime.binding.S3Binding;
import dev.semblance.spark.output.DeadRun;
import dev.semblance.spark.storage.FaultyServer;
import dev.semblance.spark.storage.FaultyServer.Fault;
import dev.semblance.spark.storage.S3Defaults;
import dev.semblance.spark.storage.S3Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a bad server does to a backfill, what reaches a server, and what never leaves a run. */
class S3FaultsTest {
  private static final String BUCKET = "faults";

  /** A bucket whose credentials are no settings of ours. */
  private static final String CHAINED = "chained";

  private static final String TOKEN = "SemblanceTestSessionToken0123456789";
  private static final String[] SECRETS = {S3Server.SECRET_KEY, S3Server.ACCESS_KEY, TOKEN};
  private static final Map<String, String> AWS_PROPERTIES =
      Map.of(
          "aws.accessKeyId", S3Server.ACCESS_KEY,
          "aws.secretAccessKey", S3Server.SECRET_KEY,
          "aws.sessionToken", TOKEN);
  private static final long ALL = 6;

  @TempDir static Path folder;
  private static S3Server server;
  private static FaultyServer faulty;
  private static S3Client client;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.startCredulous(folder.resolve("s3"));
    faulty = FaultyServer.before(server.port());
    client = S3Server.client(server.endpoint());
    spark = TestSpark.session();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    S3Defaults.settings(hadoop).forEach(hadoop::set);
    Map<String, String> settings = new HashMap<>();
    S3Server.settings(faulty.endpoint())
        .forEach((key, value) -> settings.put(key.replace("spark.hadoop.", ""), value));
    settings.put("fs.s3a.session.token", TOKEN);
    settings.put("fs.s3a.retry.interval", "20ms");
    use(BUCKET, settings, S3Binding.Encryption.S3, "", "bucket-owner-full-control");
    settings.keySet().removeIf(key -> key.endsWith(".key") || key.endsWith(".token"));
    settings.put(
        "fs.s3a.aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider");
    AWS_PROPERTIES.forEach(System::setProperty);
    use(CHAINED, settings, S3Binding.Encryption.KMS, "arn:aws:kms:eu-west-1:1:key/2", "");
  }

  /** Makes a bucket with its own settings, so that other tests keep theirs. */
  private static void use(
      String bucket,
      Map<String, String> settings,
      S3Binding.Encryption encryption,
      String key,
      String acl) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Map<String, String> all = new HashMap<>(settings);
    S3Binding binding =
        new S3Binding(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(encryption),
            Optional.of(key).filter(text -> !text.isEmpty()),
            Optional.of(acl).filter(text -> !text.isEmpty()));
    all.putAll(S3Defaults.settings(binding));
    all.forEach(
        (name, value) ->
            hadoop.set(name.replace("fs.s3a.", "fs.s3a.bucket." + bucket + "."), value));
    server.makeBucket(bucket);
    client.putObject(
        request -> request.bucket(bucket).key("in/a.jsonl"),
        RequestBody.fromString(Charges.lines(2, 3, 1) + "{\"id\":\"bad\"}\n"));
  }

  @AfterAll
  static void stop() throws Exception {
    AWS_PROPERTIES.keySet().forEach(System::clearProperty);
    client.close();
    faulty.close();
    server.close();
  }

  private static BackfillSummary run(String out) {
    return run(BUCKET, out);
  }

  private static BackfillSummary run(String bucket, String out) {
    return SparkBackfill.run(
        spark,
        Charges.request("s3a://" + bucket + "/in/", "s3a://" + bucket + "/" + out)
            .overwrite(true)
            .build(),
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
  void aBucketThatMayNotBeLookedAtMayStillBeWrittenTo() throws Exception {
    faulty.faults(head -> head.contains("_semblance_is_there") ? Fault.DENIED : Fault.NONE);
    try {
      assertThat(run("listed-not").rows()).isEqualTo(ALL);
    } finally {
      faulty.faults(head -> Fault.NONE);
    }
  }

  @Test
  void whoMayNotWriteIsToldSoAndNothingElse() throws Exception {
    faulty.faults(
        head -> head.matches("(?s)(PUT|POST) /faults/refused/.*") ? Fault.DENIED : Fault.NONE);
    try {
      assertThatThrownBy(() -> run("refused"))
          .isInstanceOf(BackfillException.class)
          .satisfies(
              e -> {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain(SECRETS);
              });
    } finally {
      faulty.faults(head -> Fault.NONE);
    }
    assertThat(server.keys(BUCKET, "refused/")).isEmpty();
  }

  @Test
  void whatCannotBeRemovedIsSaid() throws Exception {
    client.putObject(
        request ->
            request
                .bucket(BUCKET)
                .key("stuck/date=2026-01-01/part-0123456789ab-00000.zstd.parquet"),
        RequestBody.fromString("half"));
    client.putObject(
        request -> request.bucket(BUCKET).key("stuck/" + DeadRun.lease()),
        RequestBody.fromString("{}"));
    faulty.faults(
        head -> head.matches("(?s)POST [^ ]*[?]delete[ =&].*") ? Fault.NOT_REMOVED : Fault.NONE);
    try {
      assertThatThrownBy(() -> run("stuck"))
          .isInstanceOf(BackfillException.class)
          .hasMessageContaining("cannot be removed")
          .hasMessageContaining("some/file");
    } finally {
      faulty.faults(head -> Fault.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "faults,  x-amz-server-side-encryption: aes256, x-amz-acl: bucket-owner-full-control",
    "chained, x-amz-server-side-encryption: aws:kms,"
        + " x-amz-server-side-encryption-aws-kms-key-id: arn:aws:kms:eu-west-1:1:key/2"
  })
  void asksForEncryptionAndAccess(String bucket, String encryption, String other) {
    int before = faulty.heads().size();
    run(bucket, "asks");

    List<String> writes =
        faulty.heads().stream()
            .skip(before)
            .filter(
                head ->
                    head.matches("(?s)(PUT|POST) /" + bucket + "/asks/.*")
                        && !head.matches("(?s)[^\r]*(uploadId|partNumber)=.*"))
            .toList();
    assertThat(writes)
        .isNotEmpty()
        .allMatch(head -> head.toLowerCase(Locale.ROOT).contains(encryption))
        .allMatch(head -> head.toLowerCase(Locale.ROOT).contains(other));
  }

  /** Credentials that are settings, and such as Amazon's own tools find. */
  @ParameterizedTest
  @ValueSource(strings = {BUCKET, CHAINED})
  void credentialsAreInNothingThatIsWrittenLoggedOrPlanned(String bucket) throws Exception {
    int before = faulty.heads().size();
    List<String> texts = new ArrayList<>();
    try (LogCapture log = LogCapture.start("dev.semblance")) {
      SparkEvents events = SparkEvents.of(spark);
      texts.add(run(bucket, "secret").toString());
      faulty.faults(head -> head.startsWith("PUT ") ? Fault.DENIED : Fault.NONE);
      assertThatThrownBy(() -> run(bucket, "secret")).isInstanceOf(BackfillException.class);
      faulty.faults(head -> Fault.NONE);
      texts.add(events.stop());
      texts.add(log.text());
    } finally {
      faulty.faults(head -> Fault.NONE);
    }
    for (String key : server.keys(bucket, "secret/")) {
      texts.add(
          client
              .getObjectAsBytes(request -> request.bucket(bucket).key(key))
              .asString(StandardCharsets.ISO_8859_1));
    }

    // They were used, and there is something to look at.
    assertThat(faulty.heads().stream().skip(before))
        .anyMatch(head -> head.contains(S3Server.ACCESS_KEY))
        .anyMatch(head -> head.contains(TOKEN));
    assertThat(texts).hasSizeGreaterThan(6).allSatisfy(text -> assertThat(text).isNotEmpty());
    assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
  }

  /** Spark shows its settings to all who look at its pages, and writes them to its event log. */
  @Test
  void sparkHidesWhatItIsGiven() {
    Map<String, String> given = new LinkedHashMap<>(S3Server.settings(faulty.endpoint()));
    given.put("spark.hadoop.fs.s3a.session.token", TOKEN);
    SparkConf conf = new SparkConf(false);
    given.forEach(conf::set);
    assertThat(conf.toDebugString()).contains(faulty.endpoint()).doesNotContain(SECRETS);
  }
}
