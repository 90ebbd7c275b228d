package dev.semblance.streaming.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** State in this process' memory, which nothing outlives. */
public final class HeapState implements StateBackend {
  private final Map<String, Store> stores = new HashMap<>();

  @Override
  public ByteStore store(String name) {
    return stores.computeIfAbsent(name, any -> new Store());
  }

  @Override
  public void forEach(String name, BiConsumer<byte[], byte[]> each) {
    stores.getOrDefault(name, new Store()).values.entrySet().stream()
        .sorted((a, b) -> Arrays.compareUnsigned(a.getKey().bytes(), b.getKey().bytes()))
        .forEach(entry -> each.accept(entry.getKey().bytes(), entry.getValue()));
  }

  @Override
  public void commit() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    stores.clear();
  }

  private static final class Store implements ByteStore {
    private final Map<ByteKey, byte[]> values = new HashMap<>();

    @Override
    public byte[] get(byte[] key) {
      return values.get(new ByteKey(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
      values.put(new ByteKey(key), value);
    }

    @Override
    public void delete(byte[] key) {
      values.remove(new ByteKey(key));
    }
  }
}
