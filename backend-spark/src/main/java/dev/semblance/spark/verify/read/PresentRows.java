package dev.semblance.spark.verify.read;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/** What a function makes of rows, but for those of which it makes null. */
final class PresentRows<T> implements Iterator<InternalRow> {
  private final Iterator<T> source;
  private final Function<T, InternalRow> function;
  private InternalRow next;

  PresentRows(Iterator<T> source, Function<T, InternalRow> function) {
    this.source = source;
    this.function = function;
  }

  @Override
  public boolean hasNext() {
    while (next == null && source.hasNext()) {
      next = function.apply(source.next());
    }
    return next != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow row = next;
    next = null;
    return row;
  }
}
