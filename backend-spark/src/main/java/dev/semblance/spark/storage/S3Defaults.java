package dev.semblance.spark.storage;

import dev.semblance.runtime.binding.S3Binding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Settings of S3A that suit backfills, where nobody has said otherwise. */
public final class S3Defaults {
  /** Hadoop's own file of defaults. */
  private static final String SHIPPED = "core-default.xml";

  private S3Defaults() {}

  /**
   * By the names that Hadoop has for them.
   *
   * @param hadoop what its files say: a setting that one of them has made is left out
   */
  public static Map<String, String> settings(Configuration hadoop) {
    Map<String, String> settings = new LinkedHashMap<>();
    all()
        .forEach(
            (key, value) -> {
              String[] sources = hadoop.getPropertySources(key);
              if (sources == null || List.of(sources).contains(SHIPPED)) {
                settings.put(key, value);
              }
            });
    return settings;
  }

  private static Map<String, String> all() {
    return Map.of(
        // Keys that were given; then all that Amazon's own tools look at.
        "fs.s3a.aws.credentials.provider",
        "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider,"
            + "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,"
            + "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
        "fs.s3a.connection.establish.timeout",
        "5s",
        // Each of the attempts below is one of these; both add up.
        "fs.s3a.attempts.maximum",
        "3",
        "fs.s3a.retry.limit",
        "6",
        "fs.s3a.retry.interval",
        "300ms",
        "fs.s3a.fast.upload.buffer",
        "disk");
  }

  /** What bindings say, by the names that Hadoop has for it. */
  public static Map<String, String> settings(S3Binding binding) {
    Map<String, String> settings = new LinkedHashMap<>();
    binding.endpoint().ifPresent(endpoint -> settings.put("fs.s3a.endpoint", endpoint));
    binding.region().ifPresent(region -> settings.put("fs.s3a.endpoint.region", region));
    if (binding.pathStyle()) {
      settings.put("fs.s3a.path.style.access", "true");
    }
    binding
        .encryption()
        .ifPresent(
            encryption ->
                settings.put(
                    "fs.s3a.encryption.algorithm",
                    encryption == S3Binding.Encryption.S3 ? "AES256" : "SSE-KMS"));
    binding.encryptionKey().ifPresent(key -> settings.put("fs.s3a.encryption.key", key));
    binding.acl().ifPresent(acl -> settings.put("fs.s3a.acl.default", cannedAcl(acl)));
    return settings;
  }

  /** {@code bucket-owner-read} is {@code BucketOwnerRead} to Hadoop. */
  private static String cannedAcl(String acl) {
    return Arrays.stream(acl.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
