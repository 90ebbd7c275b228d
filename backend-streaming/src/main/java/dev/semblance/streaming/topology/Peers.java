package dev.semblance.streaming.topology;

import java.util.Optional;

/** The other instances of the application, for entities whose state is not in this one. */
@FunctionalInterface
public interface Peers {

  /**
   * What {@link CurrentVectors#entity} gives in another instance.
   *
   * @param host and {@code port} as in its {@code application.server}
   * @return empty if it does not answer, or has the entity no longer
   */
  Optional<byte[]> entity(String host, int port, EntityAddress address);
}
