package dev.semblance.streaming.state;

/** Keeps bytes under keys. */
public interface ByteStore {

  /** The value, or null. */
  byte[] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);
}
