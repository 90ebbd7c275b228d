/** Where archives and outputs are, and what it takes to get there. */
package dev.semblance.spark.storage;
