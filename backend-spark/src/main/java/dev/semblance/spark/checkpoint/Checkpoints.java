package dev.semblance.spark.checkpoint;

import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.stage.Lane;
import java.io.IOException;

/** Saves what stages give, and knows which of them an earlier run has saved already. */
public interface Checkpoints {

  /** Saves nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public int done() {
          return 0;
        }

        @Override
        public Lane saved(int stage, LaneLayout layout) {
          throw new IllegalStateException("nothing is saved");
        }

        @Override
        public Lane save(int stage, String name, Lane lane) {
          return lane;
        }

        @Override
        public void remove() {}
      };

  /** How many stages, from the first on, need not be run again. */
  int done();

  /** The rows of a stage that is done. */
  Lane saved(int stage, LaneLayout layout);

  /**
   * Runs a stage and saves its rows; after that it is done.
   *
   * @param lane the stage's rows, not yet computed
   * @return the same rows, in a form that is good to be read several times
   */
  Lane save(int stage, String name, Lane lane) throws IOException;

  /** Removes all that is saved: the run is complete. */
  void remove();
}
