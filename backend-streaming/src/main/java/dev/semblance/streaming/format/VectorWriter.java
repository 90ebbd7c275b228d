package dev.semblance.streaming.format;

import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;

/** Turns vectors of one schema into bytes. Safe for use from several threads. */
public interface VectorWriter {

  /**
   * The vector as one record.
   *
   * @param vector of the schema that the writer was made for
   */
  byte[] write(FeatureVector vector);

  /**
   * One JSON object a vector, in UTF-8, without a line break: all columns in order. Decimals are
   * numbers with all digits of their scale, doubles the shortest number that reads back as the
   * same, timestamps text in ISO-8601 (UTC, six digits of fraction), durations microseconds.
   */
  static VectorWriter json(VectorSchema schema) {
    return new JsonVectorWriter(schema);
  }

  /** Avro's binary encoding of a record of {@link VectorAvroSchema}, with nothing around it. */
  static VectorWriter avro(VectorSchema schema) {
    return new AvroVectorWriter(schema);
  }
}
