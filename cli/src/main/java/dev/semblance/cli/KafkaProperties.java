package dev.semblance.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * The properties of Kafka that a command line gives. Their values may be secrets: they are never
 * part of a message.
 */
final class KafkaProperties {
  private static final String BOOTSTRAP = "bootstrap.servers";

  private KafkaProperties() {}

  /**
   * @param file of properties, if any
   * @param bootstrapServer wins over the file
   * @param settings win over both
   * @throws CommandFailure if the file cannot be read, or nothing says where Kafka is
   */
  static Map<String, String> of(
      Optional<Path> file, Optional<String> bootstrapServer, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    file.ifPresent(from -> all.putAll(read(from)));
    bootstrapServer.ifPresent(server -> all.put(BOOTSTRAP, server));
    all.putAll(settings);
    if (!all.containsKey(BOOTSTRAP)) {
      throw CommandFailure.usage(
          "where is Kafka? --bootstrap-server, or " + BOOTSTRAP + " in the file of --kafka-config");
    }
    return all;
  }

  private static Map<String, String> read(Path file) {
    FeatureProgram.requireReadable(file);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.environment(file + " is no file of properties in UTF-8", e);
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      read.put(name, properties.getProperty(name));
    }
    return read;
  }
}
