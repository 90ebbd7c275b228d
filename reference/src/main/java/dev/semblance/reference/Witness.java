package dev.semblance.reference;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.reference.data.VectorRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Sees how a trigger comes by its vector. */
interface Witness {

  /** Sees to it that every trigger is answered, and keeps nothing in mind. */
  Witness OF_ALL =
      new Witness() {
        @Override
        public boolean wants(Row row) {
          return true;
        }

        @Override
        public void gained(
            Stage stage, Row row, AddedColumns added, IntFunction<List<Judged>> known) {}

        @Override
        public void ended(Row row, Optional<VectorRow> vector, Set<String> refusedBy) {}
      };

  /** Whether the row's features are wanted. Others do without: no row's depend on another's. */
  boolean wants(Row row);

  /**
   * What a wanted row has gained of a stage.
   *
   * @param known by source: the rows under the same key, also those that come later
   */
  void gained(Stage stage, Row row, AddedColumns added, IntFunction<List<Judged>> known);

  /**
   * What became of a wanted row.
   *
   * @param refusedBy the groups that it came too late for, if it gets no vector because of it
   */
  void ended(Row row, Optional<VectorRow> vector, Set<String> refusedBy);
}
