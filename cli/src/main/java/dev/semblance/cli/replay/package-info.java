/** Archives in and vectors out for a replay, without Spark: text, Avro and Parquet, JSON lines. */
package dev.semblance.cli.replay;
