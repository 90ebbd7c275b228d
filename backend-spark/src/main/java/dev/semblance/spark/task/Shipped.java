package dev.semblance.spark.task;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * Part of a plan on its way to Spark's tasks. Plans are records that know nothing of Java
 * serialization.
 *
 * @param <T> a record, or a list of records
 */
public final class Shipped<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient T value;

  private Shipped(T value) {
    this.value = value;
  }

  public static <T> Shipped<T> of(T value) {
    return new Shipped<>(value);
  }

  public T get() {
    return value;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    RecordCodec.write(out, value);
  }

  @SuppressWarnings("unchecked") // What is read is what was written.
  private void readObject(ObjectInputStream in) throws IOException {
    value = (T) RecordCodec.read(in);
  }
}
