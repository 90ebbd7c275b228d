package dev.semblance.benchmarks;

import dev.semblance.streaming.state.ByteStore;
import dev.semblance.streaming.state.HeapState;
import dev.semblance.streaming.state.StateBackend;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** State in memory that takes down every write: what an engine's state costs in bytes. */
final class RecordingState implements StateBackend {

  /** A write, under a key that no other store's has. */
  record Write(byte[] key, byte[] value) {}

  private final StateBackend state = new HeapState();
  private final List<List<Write>> commits = new ArrayList<>();
  private List<Write> writes = new ArrayList<>();

  /** The writes of each commit. */
  List<List<Write>> commits() {
    return commits;
  }

  @Override
  public ByteStore store(String name) {
    ByteStore store = state.store(name);
    byte[] prefix = name.getBytes(StandardCharsets.UTF_8);
    return new ByteStore() {
      @Override
      public byte[] get(byte[] key) {
        return store.get(key);
      }

      @Override
      public void put(byte[] key, byte[] value) {
        byte[] whole = ByteBuffer.allocate(prefix.length + key.length).put(prefix).put(key).array();
        writes.add(new Write(whole, value));
        store.put(key, value);
      }

      @Override
      public void delete(byte[] key) {
        store.delete(key);
      }
    };
  }

  @Override
  public void forEach(String name, BiConsumer<byte[], byte[]> each) {
    state.forEach(name, each);
  }

  @Override
  public void commit() {
    state.commit();
    commits.add(writes);
    writes = new ArrayList<>();
  }

  @Override
  public void close() {
    state.close();
  }
}
