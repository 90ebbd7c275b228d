package dev.semblance.cli;

import dev.semblance.runtime.binding.S3Binding;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import dev.semblance.spark.storage.S3Defaults;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What bindings and the command line say about file systems, for those who use them. */
final class StorageSettings {
  private static final String HADOOP = "spark.hadoop.";

  private StorageSettings() {}

  /** Spark's settings: those of the command line win. */
  static Map<String, String> ofSpark(S3Binding s3, Map<String, String> given) {
    Map<String, String> settings = new LinkedHashMap<>();
    S3Defaults.settings(s3).forEach((key, value) -> settings.put(HADOOP + key, value));
    settings.putAll(given);
    return settings;
  }

  /** The configuration of a command without Spark, which takes of Spark's settings Hadoop's. */
  static Configuration ofHadoop(S3Binding s3, Map<String, String> given) {
    Configuration configuration = new Configuration();
    PlainLocalFileSystem.use(configuration);
    S3Defaults.settings(configuration).forEach(configuration::set);
    ofSpark(s3, given)
        .forEach(
            (key, value) -> {
              if (key.startsWith(HADOOP)) {
                configuration.set(key.substring(HADOOP.length()), value);
              }
            });
    return configuration;
  }
}
