package dev.semblance.compiler;

import dev.semblance.compiler.syntax.FeatureFile;
import java.util.List;

/**
 * A compilation for those who look into programs, also into wrong and half-written ones.
 *
 * @param trees the files as far as they could be read, the root first
 */
public record Inspection(List<FeatureFile> trees, Compilation compilation) {
  public Inspection {
    trees = List.copyOf(trees);
  }
}
