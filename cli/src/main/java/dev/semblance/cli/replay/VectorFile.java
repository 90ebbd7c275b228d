package dev.semblance.cli.replay;

import dev.semblance.streaming.FeatureVector;
import java.io.Closeable;
import java.io.IOException;

/** A file that vectors are written to, one after the other; whole once it is closed. */
interface VectorFile extends Closeable {
  void write(FeatureVector vector) throws IOException;
}
