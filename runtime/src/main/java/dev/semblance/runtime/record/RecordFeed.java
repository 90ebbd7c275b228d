package dev.semblance.runtime.record;

import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;

/** The records of one source, one after the other. */
interface RecordFeed {

  /** Steps to the next record; false after the last one. */
  boolean next() throws IOException;

  /** Appends the current record as one row. */
  void parse(ColumnBatch into) throws IOException, BadRecordException;

  /** The line on which the current record begins, from 1. */
  long number();

  /** The current record as text; what is not UTF-8 is replaced. */
  String raw();
}
