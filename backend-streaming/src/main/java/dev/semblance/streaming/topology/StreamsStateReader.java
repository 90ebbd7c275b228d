package dev.semblance.streaming.topology;

import dev.semblance.runtime.entity.EntityState;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Reads the stores of this instance, and knows of the others. */
final class StreamsStateReader implements StateReader {
  private static final CurrentVectors.Elsewhere NOWHERE = new CurrentVectors.Elsewhere("", -1);

  /** The stages' own stores; the one of a partition, once that is asked for. */
  private static final class CommitStores implements QueryableStoreType<CommitStore> {
    @Override
    public boolean accepts(StateStore store) {
      return store instanceof CommitStore;
    }

    @Override
    public CommitStore create(StateStoreProvider provider, String name) {
      List<CommitStore> stores = provider.stores(name, this);
      if (stores.isEmpty()) {
        throw new InvalidStateStorePartitionException("the partition of " + name + " is not here");
      }
      return stores.get(0);
    }
  }

  private final KafkaStreams streams;
  private final Optional<Peers> peers;

  StreamsStateReader(KafkaStreams streams, Optional<Peers> peers) {
    this.streams = streams;
    this.peers = peers;
  }

  @Override
  public Optional<CurrentVectors.Elsewhere> load(
      PlanFlow flow, EntityAddress address, EntityState into) {
    KeyQueryMetadata owner = owner(address);
    if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return Optional.of(NOWHERE);
    }
    try {
      EntityStates.load(here(address, owner), address.entityKey(), into, (part, value) -> {});
      return Optional.empty();
    } catch (InvalidStateStorePartitionException e) {
      return loadFrom(owner.activeHost(), flow, address, into);
    } catch (InvalidStateStoreException e) {
      // It is being restored, or moves away just now.
      return Optional.of(NOWHERE);
    }
  }

  /**
   * What this instance has of an entity; empty if that is elsewhere.
   *
   * @param scratch an entity of the stage
   */
  Optional<byte[]> snapshot(PlanFlow flow, EntityAddress address, EntityState scratch) {
    KeyQueryMetadata owner = owner(address);
    if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return Optional.empty();
    }
    try {
      CommitStore store = here(address, owner);
      return Optional.of(EntitySnapshot.take(flow, store, address.entityKey(), scratch));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  private KeyQueryMetadata owner(EntityAddress address) {
    try {
      return streams.queryMetadataForKey(
          address.store(), address.logKey(), new ByteArraySerializer());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new IllegalStateException("the application is not running: " + e.getMessage(), e);
    }
  }

  private CommitStore here(EntityAddress address, KeyQueryMetadata owner) {
    try {
      return streams.store(
          StoreQueryParameters.fromNameAndType(address.store(), new CommitStores())
              .withPartition(owner.partition()));
    } catch (IllegalStateException e) {
      throw new IllegalStateException("the application is not running: " + e.getMessage(), e);
    }
  }

  private Optional<CurrentVectors.Elsewhere> loadFrom(
      HostInfo owner, PlanFlow flow, EntityAddress address, EntityState into) {
    CurrentVectors.Elsewhere elsewhere = elsewhere(owner);
    if (peers.isEmpty() || elsewhere == NOWHERE) {
      return Optional.of(elsewhere);
    }
    Optional<byte[]> snapshot = peers.get().entity(owner.host(), owner.port(), address);
    if (snapshot.isEmpty()) {
      return Optional.of(NOWHERE);
    }
    try {
      EntitySnapshot.load(flow, address.store(), snapshot.get(), into);
      return Optional.empty();
    } catch (OtherPlanException e) {
      // The instances are being replaced by others, one after the other.
      return Optional.of(NOWHERE);
    }
  }

  private static CurrentVectors.Elsewhere elsewhere(HostInfo host) {
    return host.equals(HostInfo.unavailable())
        ? NOWHERE
        : new CurrentVectors.Elsewhere(host.host(), host.port());
  }
}
