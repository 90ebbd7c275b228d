package dev.semblance.spark.storage;

import dev.semblance.spark.BackfillException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Places as users write them: a path of this machine, or one with a scheme that is known. */
public final class StoragePath {

  /** The schemes of outputs: there it is known how to replace one at once. */
  private static final List<String> OUTPUTS = List.of("file", "hdfs", "viewfs", "s3a", "s3");

  /** The schemes of archives; a cluster may bring what reads those of other clouds. */
  private static final List<String> ARCHIVES =
      List.of("file", "hdfs", "viewfs", "s3a", "s3", "abfs", "abfss", "gs");

  /** A scheme has two letters or more, so that a drive letter is none. */
  private static final Pattern SCHEME =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);

  /** A name and perhaps a password, which may have slashes in it, before the host or bucket. */
  private static final Pattern USER = Pattern.compile("^//([^/]*@|[^/]*:[^@]*@).*", Pattern.DOTALL);

  /** Azure has its containers there, and only a password is one. */
  private static final Pattern PASSWORD = Pattern.compile("^//[^/@]*:[^@]*@.*", Pattern.DOTALL);

  private StoragePath() {}

  /**
   * An output's path for Hadoop; {@code s3:} is another name of {@code s3a:}.
   *
   * @throws BackfillException if outputs cannot go there, or the path has credentials in it, which
   *     the message does not repeat
   */
  public static Path output(String text) {
    return path(text, "the output", OUTPUTS);
  }

  /**
   * The path for Hadoop of something to be read.
   *
   * @param what it is, for messages
   * @throws BackfillException as for an output
   */
  public static Path archive(String text, String what) {
    return path(text, what, ARCHIVES);
  }

  private static Path path(String text, String what, List<String> known) {
    if (text.isBlank()) {
      throw new BackfillException("the path of %s is empty".formatted(what));
    }
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      return path(text, what);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    Pattern credentials = name.startsWith("abfs") ? PASSWORD : USER;
    if (credentials.matcher(scheme.group(2)).matches()) {
      throw new BackfillException(
          ("the path of %s has a name or a password before an `@`: leave it out, and give"
                  + " credentials to the environment or to the engine's configuration")
              .formatted(what));
    }
    if (!known.contains(name)) {
      throw new BackfillException(
          "the path of %s begins with `%s:`, which is none of %s:: %s"
              .formatted(what, name, String.join(":, ", known), text));
    }
    return path((name.equals("s3") ? "s3a" : name) + ":" + scheme.group(2), what);
  }

  private static Path path(String text, String what) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      throw new BackfillException(
          "the path of %s cannot be one: %s".formatted(what, e.getMessage()), e);
    }
  }

  /** Whether objects appear there whole, and directories cannot be renamed in one step. */
  public static boolean isObjectStore(Path qualified) {
    return "s3a".equals(qualified.toUri().getScheme());
  }

  /** Why something failed, in one line. */
  public static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
