package dev.semblance.streaming.topology;

import dev.semblance.runtime.entity.EntityState;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.streaming.state.ByteStore;
import dev.semblance.streaming.state.EntityCache;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** A stage's entities: alive between commits, and in its store. */
final class EntityStates implements CommitStore.Cache {

  /** Rows wait while a commit writes; so most is written before. */
  private static final int LEFT_FOR_COMMIT = 32;

  private final EntityCache entities;

  EntityStates(StageArrivals stage, CommitStore store, int liveEntities) {
    this.entities = new EntityCache(stage, bytesOf(store), liveEntities, LEFT_FOR_COMMIT);
  }

  static ByteStore bytesOf(CommitStore store) {
    return new ByteStore() {
      @Override
      public byte[] get(byte[] key) {
        return store.get(key);
      }

      @Override
      public void put(byte[] key, byte[] value) {
        store.put(key, value);
      }

      @Override
      public void delete(byte[] key) {
        store.delete(key);
      }
    };
  }

  /**
   * Loads what the store has of an entity, for a reader in any thread.
   *
   * @param read is told of each part that there is
   */
  static void load(
      CommitStore store, byte[] key, EntityState into, BiConsumer<byte[], byte[]> read) {
    store.lock().lock();
    try {
      into.load(
          new ReadParts(
              part -> {
                byte[] place = Arrays.copyOf(key, key.length + part.length);
                System.arraycopy(part, 0, place, key.length, part.length);
                byte[] value = store.get(place);
                if (value != null) {
                  read.accept(part, value);
                }
                return value;
              }));
    } finally {
      store.lock().unlock();
    }
  }

  EntityState get(byte[] key) {
    return entities.get(key);
  }

  @Override
  public void flush() {
    entities.flush();
  }

  @Override
  public void clear() {
    entities.clear();
  }
}
