package dev.semblance.spark.stage;

import dev.semblance.spark.row.LaneLayout;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of an event at some point of the plan: raw rows of one layout, not yet computed. */
public record Lane(LaneLayout layout, JavaRDD<InternalRow> rows) {}
