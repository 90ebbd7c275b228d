/** Sets of vectors, however they are stored, as rows of one form with cells in exact bytes. */
package dev.semblance.spark.verify.read;
