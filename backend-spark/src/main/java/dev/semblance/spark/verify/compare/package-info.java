/** Two sets of vectors, cell by cell. */
package dev.semblance.spark.verify.compare;
