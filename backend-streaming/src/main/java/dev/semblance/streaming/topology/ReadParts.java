package dev.semblance.streaming.topology;

import dev.semblance.runtime.entity.EntityParts;
import java.util.function.UnaryOperator;

/**
 * The parts of an entity that is only looked at.
 *
 * @param found the bytes of a part, or null
 */
record ReadParts(UnaryOperator<byte[]> found) implements EntityParts {
  @Override
  public byte[] get(byte[] part) {
    return found.apply(part);
  }

  @Override
  public void put(byte[] part, byte[] value) {
    throw new UnsupportedOperationException("for reading only");
  }

  @Override
  public void delete(byte[] part) {
    throw new UnsupportedOperationException("for reading only");
  }
}
