package dev.semblance.streaming.topology;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A RocksDB store with changelog, whose processor keeps changes in memory between commits. When a
 * commit begins, Kafka Streams asks every {@link CachedStateStore} to flush what it has cached, and
 * commits the changelog's records together with the input's offsets: so writing at that moment
 * keeps exactly-once. (The interface is internal to Kafka Streams, and the only way to learn of the
 * moment.)
 *
 * <p>Under a reserved key the store says which plan's state it holds. All other keys have a prefix.
 */
final class CommitStore implements StateStore, CachedStateStore<Bytes, byte[]> {

  /** What the processor keeps in memory. */
  interface Cache {

    /** Writes all changes to the store. */
    void flush();

    /** Forgets everything, changes included. */
    void clear();
  }

  private static final Bytes PLAN_KEY = Bytes.wrap(new byte[] {0});
  private static final byte PREFIX = 1;

  private final KeyValueStore<Bytes, byte[]> inner;
  private final ReentrantLock lock = new ReentrantLock();
  private Cache cache;
  private boolean marked;

  private CommitStore(KeyValueStore<Bytes, byte[]> inner) {
    this.inner = inner;
  }

  static StoreBuilder<CommitStore> builder(String name) {
    return new Builder(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(Map.of()));
  }

  /** Held while state is written, so that readers in other threads find it whole. */
  ReentrantLock lock() {
    return lock;
  }

  void use(Cache newCache) {
    this.cache = newCache;
  }

  byte[] get(byte[] key) {
    return inner.get(prefixed(key));
  }

  void put(byte[] key, byte[] value) {
    inner.put(prefixed(key), value);
  }

  void delete(byte[] key) {
    inner.put(prefixed(key), null);
  }

  /** All entries, in the order of their keys. */
  KeyValueIterator<Bytes, byte[]> all() {
    return inner.range(Bytes.wrap(new byte[] {PREFIX}), Bytes.wrap(new byte[] {PREFIX + 1}));
  }

  /** The entries between two keys, both included, in the order of their keys. */
  KeyValueIterator<Bytes, byte[]> range(byte[] first, byte[] last) {
    return inner.range(prefixed(first), prefixed(last));
  }

  /** The key that an entry was put under. */
  static byte[] keyOf(Bytes stored) {
    byte[] key = new byte[stored.get().length - 1];
    System.arraycopy(stored.get(), 1, key, 0, key.length);
    return key;
  }

  long approximateEntries() {
    return inner.approximateNumEntries();
  }

  private static Bytes prefixed(byte[] key) {
    byte[] stored = new byte[key.length + 1];
    stored[0] = PREFIX;
    System.arraycopy(key, 0, stored, 1, key.length);
    return Bytes.wrap(stored);
  }

  /**
   * Makes sure that what the store holds is of this plan.
   *
   * @throws OtherPlanException if it is not
   */
  void requirePlan(PlanFlow flow) {
    byte[] found = inner.get(PLAN_KEY);
    marked = found != null;
    if (marked) {
      PlanMark.require(flow, name(), found);
    }
  }

  /** Notes which plan the store is of, if nothing is noted yet; to be called with each record. */
  void mark(PlanFlow flow) {
    if (!marked) {
      inner.put(PLAN_KEY, PlanMark.of(flow));
      marked = true;
    }
  }

  @Override
  public void flushCache() {
    if (cache != null) {
      lock.lock();
      try {
        cache.flush();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void clearCache() {
    if (cache != null) {
      cache.clear();
    }
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    inner.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    inner.commit(changelogOffsets);
  }

  @Override
  public Long committedOffset(TopicPartition partition) {
    return inner.committedOffset(partition);
  }

  @Override
  @SuppressWarnings("deprecation") // Asked by Kafka Streams itself.
  public boolean managesOffsets() {
    return inner.managesOffsets();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public boolean persistent() {
    return inner.persistent();
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    return inner.query(query, bound, config);
  }

  @Override
  public Position getPosition() {
    return inner.getPosition();
  }

  private static final class Builder implements StoreBuilder<CommitStore> {
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;

    Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner) {
      this.inner = inner;
    }

    @Override
    public StoreBuilder<CommitStore> withCachingEnabled() {
      return this; // The cache is the processor's.
    }

    @Override
    public StoreBuilder<CommitStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitStore> withLoggingEnabled(Map<String, String> config) {
      inner.withLoggingEnabled(config);
      return this;
    }

    @Override
    public StoreBuilder<CommitStore> withLoggingDisabled() {
      inner.withLoggingDisabled();
      return this;
    }

    @Override
    public CommitStore build() {
      return new CommitStore(inner.build());
    }

    @Override
    public Map<String, String> logConfig() {
      return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return inner.loggingEnabled();
    }

    @Override
    public String name() {
      return inner.name();
    }
  }
}
