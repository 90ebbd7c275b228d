/** Vectors as bytes: JSON objects and Avro records. */
package dev.semblance.streaming.format;
