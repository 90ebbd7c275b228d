package dev.semblance.compiler.syntax;

import static java.util.stream.Collectors.joining;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** A tree as text without its places: two trees that mean the same give the same text. */
final class TreeText {
  private TreeText() {}

  /**
   * Records as {@code Kind(component, ...)}, names and strings as they are, absent parts as {@code
   * -}.
   */
  static String of(Object node) {
    if (node instanceof Identifier identifier) {
      return identifier.name();
    }
    if (node instanceof Optional<?> optional) {
      return optional.map(TreeText::of).orElse("-");
    }
    if (node instanceof Collection<?> nodes) {
      return nodes.stream().map(TreeText::of).collect(joining(" ", "[", "]"));
    }
    if (node instanceof SourceSpan) {
      return "here";
    }
    if (node instanceof Record tree) {
      return tree.getClass().getSimpleName() + components(tree);
    }
    return node instanceof String text ? "'" + text + "'" : String.valueOf(node);
  }

  private static String components(Record tree) {
    return Arrays.stream(tree.getClass().getRecordComponents())
        .filter(component -> component.getType() != SourceSpan.class)
        .filter(component -> component.getType() != SourceFile.class)
        .map(component -> of(value(tree, component)))
        .collect(joining(" ", "(", ")"));
  }

  private static Object value(Record tree, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
