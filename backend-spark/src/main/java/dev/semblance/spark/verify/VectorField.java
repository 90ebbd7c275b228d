package dev.semblance.spark.verify;

import dev.semblance.compiler.type.Type;
import dev.semblance.spark.output.VectorColumn.Role;
import java.io.Serializable;

/**
 * A column of a set of vectors.
 *
 * @param typeText its type as it is written in a {@code .feature} file
 */
public record VectorField(String name, String typeText, Role role) implements Serializable {

  /**
   * The type.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public Type type() {
    return TypeText.parse(typeText);
  }
}
