package dev.semblance.streaming.topology;

import dev.semblance.runtime.entity.EntityState;
import java.util.Optional;

/** Finds the state of entities in a running application. */
interface StateReader {

  /**
   * Loads the committed state of an entity into one of the caller's.
   *
   * @param store the stage's
   * @param entityKey in the store
   * @param logKey key of the entity's messages in the stage's entity log, by which the partition is
   *     found
   * @return where the state is, if it is not here
   * @throws IllegalStateException if the application is not running
   */
  Optional<CurrentVectors.Elsewhere> load(
      String store, byte[] entityKey, byte[] logKey, EntityState into);
}
