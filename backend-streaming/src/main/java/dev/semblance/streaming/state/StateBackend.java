package dev.semblance.streaming.state;

import java.util.function.BiConsumer;

/**
 * Where an engine keeps its state: several stores that are written together. What was put since the
 * last {@link #commit} may be lost in a crash, but never a part of it alone.
 */
public interface StateBackend extends AutoCloseable {

  /** The store of that name, with what was committed to it. */
  ByteStore store(String name);

  /** Gives all entries of a store as committed, in the order of their keys' unsigned bytes. */
  void forEach(String name, BiConsumer<byte[], byte[]> each);

  /** Makes everything put since the last commit last, as one. */
  void commit();

  /** Lets go of it; what was not committed is gone. */
  @Override
  void close();
}
