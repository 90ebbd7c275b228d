package dev.semblance.spark.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.spark.output.ProductVersion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.package$;

/**
 * Tells runs apart that may give other rows, or keep them in another form: by plan, options and
 * files. Equal ones may go on with each other's work.
 */
public final class Fingerprint {

  /** What a fingerprint looks like. */
  static final String PATTERN = "[0-9a-f]{16}";

  private static final String FORMAT = "semblance work 1";

  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    // Rows are kept as this version of Spark has them in memory.
    add(FORMAT)
        .add(ProductVersion.text())
        .add(package$.MODULE$.SPARK_VERSION())
        .add(ByteOrder.nativeOrder());
  }

  /** Adds a value: one of our records, or of what they are made of. */
  public Fingerprint add(Object value) {
    if (value instanceof Record record) {
      text(record.getClass().getName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        add(component(record, component));
      }
    } else if (value instanceof List<?> list) {
      text("list " + list.size());
      list.forEach(this::add);
    } else if (value instanceof Map<?, ?> map) {
      // Immutable maps have another order in each process.
      text("map " + map.size());
      new TreeMap<>(map).forEach((key, item) -> add(key).add(item));
    } else if (value instanceof Optional<?> optional) {
      text(optional.isPresent() ? "some" : "none");
      optional.ifPresent(this::add);
    } else if (value instanceof Enum<?> constant) {
      text(constant.name());
    } else {
      text(String.valueOf(value));
    }
    return this;
  }

  /** Adds a file that is read, as it is now. */
  public Fingerprint addFile(FileStatus file) {
    return add(file.getPath()).add(file.getLen()).add(file.getModificationTime());
  }

  /** Of all that was added. */
  public String text() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
