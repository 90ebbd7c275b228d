/** What a backfill keeps of its stages, so that an interrupted one can be resumed. */
package dev.semblance.spark.checkpoint;
