package dev.semblance.streaming.state;

import dev.semblance.runtime.entity.EntityParts;
import dev.semblance.runtime.entity.EntityState;
import dev.semblance.runtime.entity.StageArrivals;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The entities of one stage: those used last are alive in memory, the others are bytes in a store.
 * Changes reach the store when an entity leaves memory, and all of them with {@link #flush}.
 * Belongs to one thread.
 */
public final class EntityCache {

  /** An entity in memory. */
  private static final class Live {
    private final EntityState state;
    private byte[] key;

    /** Whether it is among the touched ones. */
    private boolean touched;

    Live(EntityState state) {
      this.state = state;
    }
  }

  /** The parts of the entity at hand, as keys of the store. */
  private final class StoredParts implements EntityParts {
    private byte[] entity;

    StoredParts of(byte[] key) {
      entity = key;
      return this;
    }

    private byte[] key(byte[] part) {
      if (part.length == 0) {
        return entity;
      }
      byte[] key = Arrays.copyOf(entity, entity.length + part.length);
      System.arraycopy(part, 0, key, entity.length, part.length);
      return key;
    }

    @Override
    public byte[] get(byte[] part) {
      return store.get(key(part));
    }

    @Override
    public void put(byte[] part, byte[] value) {
      store.put(key(part), value);
    }

    @Override
    public void delete(byte[] part) {
      store.delete(key(part));
    }
  }

  private final StageArrivals stage;
  private final ByteStore store;
  private final int capacity;
  private final int unwritten;
  private final Map<ByteKey, Live> live;

  /** Those that are not written since they were last given, the first of them first. */
  private final Deque<Live> touched = new ArrayDeque<>();

  private final StoredParts parts = new StoredParts();

  /** The entity given last: asked for again and again where events of one key come in a row. */
  private Live latest;

  /**
   * Writes when an entity leaves memory, and at a flush.
   *
   * @param store keys are an entity's key bytes followed by a part's name
   * @param capacity how many entities stay alive; at least 1
   */
  public EntityCache(StageArrivals stage, ByteStore store, int capacity) {
    this(stage, store, capacity, Integer.MAX_VALUE);
  }

  /**
   * @param store keys are an entity's key bytes followed by a part's name
   * @param capacity how many entities stay alive; at least 1
   * @param unwritten how many entities wait for the next flush at most: with more, the one that has
   *     waited longest is written at once, so that a flush has never much to do; at least 1
   */
  public EntityCache(StageArrivals stage, ByteStore store, int capacity, int unwritten) {
    if (capacity < 1 || unwritten < 1) {
      throw new IllegalArgumentException("at least one entity has to be alive, and may wait");
    }
    this.unwritten = unwritten;
    this.stage = stage;
    this.store = store;
    this.capacity = capacity;
    this.live = new LinkedHashMap<>(16, 0.75f, true);
  }

  /**
   * The entity of that key, loaded or new; valid until the next call.
   *
   * @param key the order-preserving bytes of the key's parts, one after the other; kept, not copied
   */
  public EntityState get(byte[] key) {
    if (latest != null && Arrays.equals(latest.key, key)) {
      return touch(latest);
    }
    ByteKey wanted = new ByteKey(key);
    Live entity = live.get(wanted);
    if (entity == null) {
      entity = live.size() < capacity ? new Live(stage.newEntity()) : evicted();
      entity.key = key;
      entity.state.load(parts.of(key));
      live.put(wanted, entity);
    }
    latest = entity;
    return touch(entity);
  }

  private EntityState touch(Live entity) {
    if (!entity.touched) {
      if (touched.size() == unwritten) {
        write(touched.remove());
      }
      entity.touched = true;
      touched.add(entity);
    }
    return entity.state;
  }

  /** Takes the entity that was used longest ago out of memory. */
  private Live evicted() {
    Iterator<Live> eldest = live.values().iterator();
    Live entity = eldest.next();
    entity.state.save(parts.of(entity.key));
    eldest.remove();
    return entity;
  }

  /** Writes all changes to the store. */
  public void flush() {
    while (!touched.isEmpty()) {
      write(touched.remove());
    }
  }

  private void write(Live entity) {
    entity.state.save(parts.of(entity.key));
    entity.touched = false;
  }

  /** Forgets all live entities, without writing anything. */
  public void clear() {
    live.clear();
    touched.clear();
    latest = null;
  }
}
