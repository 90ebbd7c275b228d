package dev.semblance.runtime.binding;

import dev.semblance.runtime.binding.S3Binding.Encryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code s3} section of bindings. */
final class S3BindingReader {
  private static final Set<String> KEYS =
      Set.of("endpoint", "region", "path-style", "encryption", "acl");
  private static final Map<String, Encryption> ALGORITHMS =
      Map.of("sse-s3", Encryption.S3, "sse-kms", Encryption.KMS);
  private static final List<String> ACLS =
      List.of(
          "private",
          "public-read",
          "authenticated-read",
          "bucket-owner-read",
          "bucket-owner-full-control");

  /** No name and no password before the host. */
  private static final Pattern ENDPOINT = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+/?");

  private S3BindingReader() {}

  static S3Binding read(YamlMapping s3) {
    s3.allowOnly(KEYS);
    Optional<String> endpoint = s3.text("endpoint");
    if (endpoint.isPresent() && !ENDPOINT.matcher(endpoint.get()).matches()) {
      s3.report("endpoint", "expected a URL such as https://s3.example.com:9000", "");
    }
    Optional<YamlMapping> encryption = s3.mapping("encryption");
    return new S3Binding(
        endpoint,
        s3.text("region"),
        pathStyle(s3),
        encryption.flatMap(S3BindingReader::algorithm),
        encryption.flatMap(mapping -> mapping.text("key")),
        acl(s3));
  }

  private static boolean pathStyle(YamlMapping s3) {
    Optional<String> text = s3.text("path-style");
    if (text.isPresent() && !List.of("true", "false").contains(text.get())) {
      s3.report("path-style", "expected true or false, found `" + text.get() + "`", "");
    }
    return text.filter("true"::equals).isPresent();
  }

  private static Optional<Encryption> algorithm(YamlMapping encryption) {
    encryption.allowOnly(Set.of("algorithm", "key"));
    Optional<String> text = encryption.text("algorithm");
    Encryption algorithm = text.map(ALGORITHMS::get).orElse(null);
    if (algorithm == null) {
      encryption.report("algorithm", "expected sse-s3 or sse-kms", "");
    } else if (algorithm == Encryption.S3 && encryption.has("key")) {
      encryption.report("key", "sse-s3 takes no key", "write `algorithm: sse-kms`");
    }
    return Optional.ofNullable(algorithm);
  }

  private static Optional<String> acl(YamlMapping s3) {
    Optional<String> acl = s3.text("acl");
    if (acl.isPresent() && !ACLS.contains(acl.get())) {
      s3.report("acl", "expected one of " + String.join(", ", ACLS), "");
    }
    return acl;
  }
}
