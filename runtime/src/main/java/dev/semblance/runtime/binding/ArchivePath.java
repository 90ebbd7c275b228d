package dev.semblance.runtime.binding;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as bindings write them: relative to the bindings file, or with a scheme spelled out. */
final class ArchivePath {
  /** A scheme has two letters or more, so that a drive letter is none. */
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):.*");

  private static final Set<String> REMOTE = Set.of("s3a", "hdfs", "viewfs", "abfs", "abfss", "gs");
  private static final Map<String, String> NEAR = Map.of("s3n", "s3a");
  private static final Set<String> OTHER_COMPRESSION =
      Set.of("zip", "bz2", "xz", "zst", "7z", "lz4");

  private static final Map<String, RecordFormat> EXTENSIONS =
      Map.of(
          "parquet", RecordFormat.PARQUET,
          "json", RecordFormat.JSON,
          "jsonl", RecordFormat.JSON,
          "ndjson", RecordFormat.JSON,
          "csv", RecordFormat.CSV,
          "avro", RecordFormat.AVRO);

  private ArchivePath() {}

  static boolean hasScheme(String path) {
    return SCHEME.matcher(path).matches();
  }

  /**
   * The path in full: absolute if local.
   *
   * @throws IllegalArgumentException if it cannot be one; the message says why and what to write
   */
  static String resolve(String text, Path directory) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the path is empty");
    }
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      return resolveLocal(text, directory);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (name.equals("file")) {
      return resolveLocal(withoutFileScheme(text), directory);
    }
    if (name.equals("s3")) {
      return resolve("s3a:" + text.substring("s3:".length()), directory);
    }
    if (!REMOTE.contains(name)) {
      String near = NEAR.get(name);
      throw new IllegalArgumentException(
          near == null
              ? "files cannot be read by `" + name + ":`"
              : "write `" + near + ":` for `" + name + ":`");
    }
    requireNoCredentials(text);
    return text;
  }

  private static String resolveLocal(String text, Path directory) {
    boolean isDirectory = text.endsWith("/");
    try {
      Path folder = directory.toAbsolutePath().normalize();
      Path resolved = folder.resolve(text).normalize();
      boolean leavesPlainly = text.startsWith("../") || Path.of(text).isAbsolute();
      if (!resolved.startsWith(folder) && !leavesPlainly) {
        throw new IllegalArgumentException(
            "the path leaves the folder of the bindings: begin it with `../` if that is meant");
      }
      String path = resolved.toString();
      return isDirectory && !path.endsWith("/") ? path + "/" : path;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path: " + e.getReason(), e);
    }
  }

  private static String withoutFileScheme(String text) {
    String path = text.substring("file:".length());
    if (!path.startsWith("//")) {
      return path;
    }
    if (!path.startsWith("///")) {
      throw new IllegalArgumentException("a file has no host: write `file:///` and the path");
    }
    return path.substring(2);
  }

  private static void requireNoCredentials(String text) {
    String authority = text.replaceFirst("^[^:]+:/*", "").replaceFirst("/.*", "");
    boolean isAzure = text.toLowerCase(Locale.ROOT).startsWith("abfs");
    // A bucket has no port: what looks like one is a password, whose rest may be behind a slash.
    boolean isS3 = text.toLowerCase(Locale.ROOT).startsWith("s3");
    if ((authority.contains("@") && (!isAzure || authority.contains(":")))
        || (isS3 && authority.contains(":"))) {
      throw new IllegalArgumentException("credentials do not belong in a path");
    }
    try {
      // Globs are no URI characters; only the part before the first of them can be checked.
      new URI(text.replaceFirst("[*?{\\[ ].*", ""));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + e.getReason(), e);
    }
  }

  /**
   * What the path's name says about its format; a path without extension is a Parquet directory.
   */
  static Optional<RecordFormat> formatOf(String path) {
    String extension = extensionOf(path);
    return extension.isEmpty()
        ? Optional.of(RecordFormat.PARQUET)
        : Optional.ofNullable(EXTENSIONS.get(extension));
  }

  /** The ending of a compressed file that cannot be read, if the path has one. */
  static Optional<String> unreadableCompression(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return OTHER_COMPRESSION.contains(ending) ? Optional.of(ending) : Optional.empty();
  }

  private static String extensionOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - ".gz".length());
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
