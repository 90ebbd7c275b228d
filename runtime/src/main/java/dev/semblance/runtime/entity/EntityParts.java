package dev.semblance.runtime.entity;

/**
 * Where the state of one entity is kept: in one value for most, in several for those with large
 * windows, of which only those that changed are written.
 */
public interface EntityParts {

  /** The main part's name: no bytes at all. */
  byte[] MAIN = new byte[0];

  /** The bytes put last, or null. */
  byte[] get(byte[] part);

  void put(byte[] part, byte[] value);

  void delete(byte[] part);
}
