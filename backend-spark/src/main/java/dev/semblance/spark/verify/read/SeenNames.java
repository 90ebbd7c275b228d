package dev.semblance.spark.verify.read;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;

/** Names that tasks have come across; one that runs again changes nothing. */
public final class SeenNames extends AccumulatorV2<String, Set<String>> {
  private static final long serialVersionUID = 1L;

  private final Set<String> names = Collections.synchronizedSet(new TreeSet<>());

  static SeenNames register(SparkContext context) {
    SeenNames seen = new SeenNames();
    context.register(seen);
    return seen;
  }

  @Override
  public boolean isZero() {
    return names.isEmpty();
  }

  @Override
  public SeenNames copy() {
    SeenNames copy = new SeenNames();
    copy.names.addAll(value());
    return copy;
  }

  @Override
  public void reset() {
    names.clear();
  }

  @Override
  public void add(String name) {
    names.add(name);
  }

  @Override
  public void merge(AccumulatorV2<String, Set<String>> other) {
    names.addAll(other.value());
  }

  /** In order. */
  @Override
  public Set<String> value() {
    synchronized (names) {
      return new TreeSet<>(names);
    }
  }
}
