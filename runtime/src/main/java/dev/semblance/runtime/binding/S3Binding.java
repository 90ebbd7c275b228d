package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How to reach S3, and what to ask of it for what is written; never with credentials in it.
 *
 * @param endpoint of a server other than Amazon's, as a URL
 * @param region that the buckets are in
 * @param pathStyle whether the bucket's name stands in the path and not before the host
 * @param encryption of what is written, by the server
 * @param encryptionKey the name of the key that the server is to use, for {@link Encryption#KMS}
 * @param acl a canned access-control list, as Amazon writes it
 */
public record S3Binding(
    Optional<String> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Optional<Encryption> encryption,
    Optional<String> encryptionKey,
    Optional<String> acl) {

  /** Nothing special. */
  public static final S3Binding DEFAULT =
      new S3Binding(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** With whose keys the server encrypts. */
  public enum Encryption {
    /** Keys that the server keeps to itself. */
    S3,
    /** A key of the key management service. */
    KMS
  }

  public S3Binding {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(region, "region");
    requireNonNull(encryption, "encryption");
    requireNonNull(encryptionKey, "encryptionKey");
    requireNonNull(acl, "acl");
  }
}
