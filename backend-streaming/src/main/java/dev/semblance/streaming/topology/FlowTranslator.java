package dev.semblance.streaming.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Adds one vector to a topology: a front for each event, an entity log, a processor and a store for
 * each stage, a gather for each event whose stages run side by side.
 */
final class FlowTranslator {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final StreamsBuilder builder;
  private final FlowSite site;
  private final PlanFlow flow;
  private final FlowNames names;
  private final Map<String, KStream<byte[], byte[]>> nodes = new HashMap<>();
  private final List<String> internalTopics = new ArrayList<>();

  FlowTranslator(StreamsBuilder builder, FlowSite site) {
    this.builder = builder;
    this.site = site;
    this.flow = site.flow();
    this.names = site.names();
  }

  /** Adds the vector; gives the internal topics it has. */
  List<String> translate(Map<String, KStream<byte[], byte[]>> sources) {
    flow.events().values().forEach(event -> addFront(event, sources.get(event.event())));
    flow.stages().forEach(this::addStage);
    return internalTopics;
  }

  private void addFront(EventFlow event, KStream<byte[], byte[]> source) {
    String node = names.front(event.event());
    nodes.put(node, source.process(() -> new FrontProcessor(site, event), Named.as(node)));
    connectJunction(event, 0, node);
    if (event.hasTicket()) {
      connectGather(event, node);
    }
  }

  private void addStage(StageFlow stage) {
    String node = names.stage(stage.index());
    KStream<byte[], byte[]> log = stage.keyed() ? mergedFeeds(stage) : entityLog(stage);
    List<String> stores = new ArrayList<>(List.of(addStore(node)));
    if (site.settings().emit() == EmitMode.AFTER_LATENESS) {
      stores.add(addStore(names.held(stage.index())));
    }
    ProcessorSupplier<byte[], byte[], byte[], byte[]> processor =
        () -> new StageProcessor(site, stage);
    nodes.put(node, log.process(processor, Named.as(node), stores.toArray(String[]::new)));
    EventFlow event = flow.events().get(stage.event());
    if (event.gathered().get(stage.wave())) {
      connectGather(event, node);
      connectDeadLetters(node);
    } else {
      connectJunction(event, stage.wave() + 1, node);
    }
  }

  private String addStore(String name) {
    builder.addStateStore(CommitStore.builder(name));
    internalTopics.add(names.changelog(name));
    return name;
  }

  /** The rows of topics that are keyed as the stage is, without another topic in between. */
  private KStream<byte[], byte[]> mergedFeeds(StageFlow stage) {
    String node = names.stage(stage.index());
    KStream<byte[], byte[]> merged = null;
    for (String feeder : feeders(stage)) {
      KStream<byte[], byte[]> gate = gate(feeder, node);
      merged = merged == null ? gate : merged.merge(gate, Named.as(feeder + "-into-" + node));
    }
    return merged;
  }

  private KStream<byte[], byte[]> entityLog(StageFlow stage) {
    String node = names.stage(stage.index());
    KStream<byte[], byte[]> log = null;
    for (String feeder : feeders(stage)) {
      log = connectTopic(feeder, node, log);
    }
    return log;
  }

  /** The nodes that send rows to a stage. */
  private Set<String> feeders(StageFlow stage) {
    Set<String> feeders = new LinkedHashSet<>();
    for (Feed feed : stage.feeds()) {
      EventFlow event = flow.events().get(feed.input().event());
      addHosts(event, feed.junction(), feeders);
    }
    return feeders;
  }

  /** The nodes in which a junction stands: rows that skip a stage pass the next one before it. */
  private void addHosts(EventFlow event, int junction, Set<String> hosts) {
    if (junction == 0) {
      hosts.add(names.front(event.event()));
    } else if (event.gathered().get(junction - 1)) {
      hosts.add(names.gather(event.event()));
    } else {
      addHosts(event, junction - 1, hosts);
      hosts.add(names.stage(event.waves().get(junction - 1).get(0)));
    }
  }

  /** Connects what a junction in {@code node} sends to, stages aside. */
  private void connectJunction(EventFlow event, int junction, String node) {
    connectDeadLetters(node);
    int at = junction;
    while (at < event.lastJunction() && !event.gathered().get(at)) {
      at++;
    }
    if (at < event.lastJunction()) {
      connectGather(event, node);
    } else if (event.trigger()) {
      connectOut(node, FlowNames.OUTPUT, Outputs.topicOf(flow.plan(), site.settings()));
    }
  }

  private void connectGather(EventFlow event, String node) {
    String gather = names.gather(event.event());
    if (node.equals(gather) || nodes.containsKey(FlowNames.gate(node, gather))) {
      return;
    }
    boolean first = !nodes.containsKey(gather);
    KStream<byte[], byte[]> log = connectTopic(node, gather, nodes.get(gather));
    if (first) {
      ProcessorSupplier<byte[], byte[], byte[], byte[]> processor =
          () -> new GatherProcessor(site, event);
      nodes.put(gather, log.process(processor, Named.as(gather), addStore(gather)));
      connectDeadLetters(gather);
      if (event.trigger()) {
        connectOut(gather, FlowNames.OUTPUT, Outputs.topicOf(flow.plan(), site.settings()));
      }
    }
  }

  private void connectDeadLetters(String node) {
    connectOut(node, FlowNames.DEAD_LETTERS, site.settings().deadLetterTopic());
  }

  private void connectOut(String node, String target, String topic) {
    if (!nodes.containsKey(FlowNames.gate(node, target))) {
      gate(node, target).to(topic, produced(node, target));
    }
  }

  /**
   * Sends what {@code from} has for {@code to} through its internal topic.
   *
   * @param log the stream that reads the topic; null if the topic has no sender yet. Each sender is
   *     a sub-topology of its own: merging them would make one of all, with the most partitions of
   *     any.
   */
  private KStream<byte[], byte[]> connectTopic(
      String from, String to, KStream<byte[], byte[]> log) {
    KStream<byte[], byte[]> gate = gate(from, to);
    if (log == null) {
      internalTopics.add(names.log(to));
      return gate.repartition(
          Repartitioned.<byte[], byte[]>as(to).withKeySerde(BYTES).withValueSerde(BYTES));
    }
    gate.to(names.log(to), produced(from, to));
    return log;
  }

  /** A node of a known name, for the sender to choose where a record goes. */
  private KStream<byte[], byte[]> gate(String from, String to) {
    String name = FlowNames.gate(from, to);
    KStream<byte[], byte[]> gate = nodes.get(from).filter((key, value) -> true, Named.as(name));
    nodes.put(name, gate);
    return gate;
  }

  private static Produced<byte[], byte[]> produced(String from, String to) {
    return Produced.with(BYTES, BYTES).withName(FlowNames.gate(from, to) + "-sink");
  }
}
