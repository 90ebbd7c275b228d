package dev.semblance.streaming.replay;

import dev.semblance.streaming.FeatureVector;
import java.io.IOException;

/** Takes vectors, one after the other. */
@FunctionalInterface
public interface VectorSink {
  void accept(FeatureVector vector) throws IOException;
}
