package dev.semblance.streaming.topology;

import dev.semblance.runtime.entity.EntityState;
import java.util.Optional;

/** Finds the state of entities in a running application. */
interface StateReader {

  /**
   * Loads the committed state of an entity into one of the caller's.
   *
   * @return where the state is, if it cannot be had from here
   * @throws IllegalStateException if the application is not running
   */
  Optional<CurrentVectors.Elsewhere> load(PlanFlow flow, EntityAddress address, EntityState into);
}
