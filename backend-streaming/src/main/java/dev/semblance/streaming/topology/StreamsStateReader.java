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

  StreamsStateReader(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public Optional<CurrentVectors.Elsewhere> load(
      String store, byte[] entityKey, byte[] logKey, EntityState into) {
    try {
      KeyQueryMetadata owner =
          streams.queryMetadataForKey(store, logKey, new ByteArraySerializer());
      if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
        return Optional.of(NOWHERE);
      }
      return load(store, entityKey, owner, into);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new IllegalStateException("the application is not running: " + e.getMessage(), e);
    }
  }

  private Optional<CurrentVectors.Elsewhere> load(
      String store, byte[] entityKey, KeyQueryMetadata owner, EntityState into) {
    try {
      CommitStore here =
          streams.store(
              StoreQueryParameters.fromNameAndType(store, new CommitStores())
                  .withPartition(owner.partition()));
      EntityStates.load(here, entityKey, into);
      return Optional.empty();
    } catch (InvalidStateStorePartitionException e) {
      return Optional.of(elsewhere(owner.activeHost()));
    } catch (InvalidStateStoreException e) {
      // It is being restored, or moves away just now.
      return Optional.of(NOWHERE);
    }
  }

  private static CurrentVectors.Elsewhere elsewhere(HostInfo host) {
    return host.equals(HostInfo.unavailable())
        ? NOWHERE
        : new CurrentVectors.Elsewhere(host.host(), host.port());
  }
}
