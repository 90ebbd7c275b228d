package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

import dev.semblance.runtime.binding.EventBinding;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where a backfill takes an event from. */
public sealed interface EventSource {

  /** How late an event may arrive and still count, in microseconds. */
  long latenessMicros();

  /** Files, as the bindings describe them. */
  record Files(EventBinding binding) implements EventSource {
    public Files {
      requireNonNull(binding, "binding");
    }

    @Override
    public long latenessMicros() {
      return binding.latenessMicros();
    }
  }

  /**
   * Rows of Spark's, from anywhere.
   *
   * @param binding which columns and units the declared fields have; its archive is not looked at
   */
  record Table(Dataset<Row> rows, EventBinding binding) implements EventSource {
    public Table {
      requireNonNull(rows, "rows");
      requireNonNull(binding, "binding");
    }

    @Override
    public long latenessMicros() {
      return binding.latenessMicros();
    }
  }

  /**
   * Rows in memory, for tests and small programs.
   *
   * @param rows valid values of all declared fields in declared order: Boolean, Long (int;
   *     timestamp and duration in microseconds), Double, BigDecimal of the declared scale, String,
   *     List, null
   * @param partitions how many tasks read them
   */
  record Memory(List<List<Object>> rows, int partitions, long latenessMicros)
      implements EventSource {
    public Memory {
      requireNonNull(rows, "rows");
    }

    /** Rows of which nobody asks how late they came. */
    public Memory(List<List<Object>> rows, int partitions) {
      this(rows, partitions, 0);
    }
  }
}
