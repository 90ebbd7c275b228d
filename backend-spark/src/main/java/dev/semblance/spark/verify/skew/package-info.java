/** Two sets of vectors as distributions, column by column. */
package dev.semblance.spark.verify.skew;
