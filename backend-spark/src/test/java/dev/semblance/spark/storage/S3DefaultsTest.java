package dev.semblance.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.runtime.binding.S3Binding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class S3DefaultsTest {

  /** As a file of the cluster makes it. */
  private static Configuration site(String key, String value) {
    Configuration configuration = new Configuration();
    String xml =
        "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
            .formatted(key, value);
    configuration.addResource(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "core-site.xml");
    return configuration;
  }

  @Test
  void whatTheClustersFilesSayIsKept() {
    String provider = "fs.s3a.aws.credentials.provider";
    assertThat(S3Defaults.settings(new Configuration()))
        .containsKey(provider)
        .containsEntry("fs.s3a.attempts.maximum", "3");
    assertThat(S3Defaults.settings(site(provider, "com.example.Vault")))
        .doesNotContainKey(provider)
        .containsEntry("fs.s3a.attempts.maximum", "3");
    // Also where it says what Hadoop's own file of defaults says.
    assertThat(S3Defaults.settings(site("fs.s3a.attempts.maximum", "5")))
        .doesNotContainKey("fs.s3a.attempts.maximum")
        .containsKey(provider);
  }

  @Test
  void encryptionAndAccessHaveHadoopsNames() {
    S3Binding binding =
        new S3Binding(
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(S3Binding.Encryption.KMS),
            Optional.of("arn:aws:kms:eu-west-1:1:key/2"),
            Optional.of("bucket-owner-full-control"));
    assertThat(S3Defaults.settings(binding))
        .isEqualTo(
            Map.of(
                "fs.s3a.encryption.algorithm", "SSE-KMS",
                "fs.s3a.encryption.key", "arn:aws:kms:eu-west-1:1:key/2",
                "fs.s3a.acl.default", "BucketOwnerFullControl"));
  }
}
