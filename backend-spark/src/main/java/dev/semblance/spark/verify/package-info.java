/** Compares two sets of vectors: cell by cell, or as distributions. */
package dev.semblance.spark.verify;
