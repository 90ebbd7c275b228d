package dev.semblance.streaming.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sees to it that the topics are there that an application reads and writes. */
final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Admin admin;

  private Topics(Admin admin) {
    this.admin = admin;
  }

  /**
   * Asks the broker for all topics, and makes those that are written to if that is wanted.
   *
   * @param client settings of a Kafka client
   * @param read topics that must be there
   * @param written topics that are made if {@code create}, with as many partitions as the topic
   *     read that has the most
   * @throws ApplicationException if the broker cannot be reached or topics are missing
   */
  static void prepare(
      Properties client, Collection<String> read, Collection<String> written, boolean create) {
    try (Admin admin = Admin.create(client)) {
      new Topics(admin).prepare(read, written, create);
    } catch (KafkaException e) {
      throw new ApplicationException("Kafka: " + ThreadFailures.reason(e), e);
    }
  }

  private void prepare(Collection<String> read, Collection<String> written, boolean create) {
    Set<String> missing = new TreeSet<>();
    int partitions = 1;
    for (String topic : read) {
      Optional<Integer> found = partitions(topic);
      partitions = Math.max(partitions, found.orElse(1));
      if (found.isEmpty()) {
        missing.add(topic);
      }
    }
    List<String> toCreate = new ArrayList<>();
    for (String topic : new TreeSet<>(written)) {
      if (partitions(topic).isEmpty()) {
        toCreate.add(topic);
      }
    }
    if (!create) {
      missing.addAll(toCreate);
    }
    if (!missing.isEmpty()) {
      throw new ApplicationException(
          "there is no topic "
              + String.join(", ", missing)
              + (missing.stream().anyMatch(toCreate::contains)
                  ? "; output and dead-letter topics can be created at the start"
                      + " (--create-topics)"
                  : ""));
    }
    for (String topic : toCreate) {
      create(topic, partitions);
    }
  }

  private Optional<Integer> partitions(String topic) {
    try {
      Map<String, KafkaFuture<TopicDescription>> found =
          admin.describeTopics(List.of(topic)).topicNameValues();
      return Optional.of(get(found.get(topic)).partitions().size());
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private void create(String topic, int partitions) {
    try {
      NewTopic created = new NewTopic(topic, Optional.of(partitions), Optional.empty());
      get(admin.createTopics(List.of(created)).all());
    } catch (TopicExistsException e) {
      // Another instance, started at the same time, was faster.
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException known) {
        throw known;
      }
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("no answer within " + PATIENCE.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
