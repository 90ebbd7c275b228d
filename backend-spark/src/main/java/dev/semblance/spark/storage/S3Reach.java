package dev.semblance.spark.storage;

import dev.semblance.spark.BackfillException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Asks once, without much patience, whether buckets can be reached before anything begins: a wrong
 * endpoint or wrong credentials are told of at once, while a run is patient later on.
 */
public final class S3Reach {
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "fs.s3a.attempts.maximum", "2",
          "fs.s3a.retry.limit", "2",
          "fs.s3a.retry.throttle.limit", "6",
          "fs.s3a.connection.establish.timeout", "4s",
          "fs.s3a.connection.request.timeout", "15s");

  private S3Reach() {}

  /**
   * Asks for the buckets of all paths on S3; others are not looked at.
   *
   * @throws BackfillException if one cannot be reached, naming it
   */
  public static void check(Collection<Path> paths, Configuration configuration) {
    Map<String, Path> buckets = new LinkedHashMap<>();
    paths.stream()
        .filter(StoragePath::isObjectStore)
        .forEach(path -> buckets.putIfAbsent(path.toUri().getAuthority(), path));
    buckets.values().forEach(path -> check(path, configuration));
  }

  private static void check(Path path, Configuration configuration) {
    Configuration impatient = new Configuration(configuration);
    IMPATIENT.forEach(impatient::set);
    Path bucket = new Path(path.toUri().getScheme() + "://" + path.toUri().getAuthority() + "/");
    try (FileSystem fileSystem = FileSystem.newInstance(bucket.toUri(), impatient)) {
      fileSystem.exists(new Path(bucket, "_semblance_is_there"));
    } catch (AccessDeniedException e) {
      // The bucket answers. Whether the place itself may be used shows when it is.
      return;
    } catch (IOException | IllegalArgumentException e) {
      String endpoint = configuration.getTrimmed("fs.s3a.endpoint", "");
      throw new BackfillException(
          "%s cannot be reached%s: %s"
              .formatted(
                  bucket, endpoint.isEmpty() ? "" : " at " + endpoint, StoragePath.reason(e)),
          e);
    }
  }
}
