package dev.semblance.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka node, broker and controller in one, in this JVM and on loopback only: all that a
 * test, a demo or a measurement needs, and nothing to run a business on.
 */
public final class LocalBroker implements AutoCloseable {
  private static final String NODE = "1";
  private static LocalBroker shared;

  private final Path folder;
  private final String bootstrapServer;
  private final KafkaRaftServer server;

  private LocalBroker(Path folder) throws Exception {
    this.folder = folder;
    int brokerPort = freePort();
    int controllerPort = freePort();
    bootstrapServer = "127.0.0.1:" + brokerPort;
    format(folder);
    server =
        new KafkaRaftServer(
            new KafkaConfig(properties(brokerPort, controllerPort, folder), false), Time.SYSTEM);
    server.startup();
  }

  /** Starts a node whose data lie in a folder of its own, which goes with it. */
  public static LocalBroker start() throws Exception {
    return new LocalBroker(Files.createTempDirectory("local-broker"));
  }

  /** The one broker of this JVM, which ends with it; tests keep apart by the names of topics. */
  public static synchronized LocalBroker shared() {
    if (shared == null) {
      try {
        shared = start();
      } catch (Exception e) {
        throw new IllegalStateException("the broker does not start", e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "broker-stop"));
    }
    return shared;
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(NODE))
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .run();
  }

  private static Properties properties(int brokerPort, int controllerPort, Path folder) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            NODE,
            "controller.quorum.voters",
            NODE + "@127.0.0.1:" + controllerPort,
            "listeners",
            "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + brokerPort,
            "controller.listener.names",
            "CONTROLLER",
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            folder.toString(),
            "auto.create.topics.enable",
            "false",
            "log.cleaner.enable",
            "false"));
    // There is one node to hold every copy, and one partition is enough for what it keeps itself.
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            // Messages have the times of their events, which may be long ago.
            "log.retention.ms", "-1",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    // Kafka's own numbers of threads suit larger machines.
    properties.putAll(Map.of("num.network.threads", "1", "num.io.threads", "2"));
    return properties;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What clients connect to. */
  public String bootstrapServer() {
    return bootstrapServer;
  }

  /** Makes topics of that many partitions; they must not be there yet. */
  public void createTopics(int partitions, List<String> names) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              names.stream().map(name -> new NewTopic(name, partitions, (short) 1)).toList())
          .all()
          .get();
      while (!areKnown(admin, names)) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  /** Deletes topics, those that are there. */
  public void deleteTopics(List<String> names) throws Exception {
    try (Admin admin = admin()) {
      Set<String> known =
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      admin.deleteTopics(names.stream().filter(known::contains).toList()).all().get();
    }
  }

  /** What the controller has made, the broker hears of a moment later. */
  private static boolean areKnown(Admin admin, List<String> names) throws Exception {
    try {
      return admin.describeTopics(names).allTopicNames().get().size() == names.size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** A client for all else; to be closed. */
  public Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
