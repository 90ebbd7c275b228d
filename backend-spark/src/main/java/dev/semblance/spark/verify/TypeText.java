package dev.semblance.spark.verify;

import dev.semblance.compiler.type.Type;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as {@code _schema.json} writes them, which is how {@link Type#toString} does. */
final class TypeText {
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
  private static final Pattern LIST = Pattern.compile("list<(.+)>");

  private TypeText() {}

  /**
   * @throws IllegalArgumentException if it is no type
   */
  static Type parse(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return Type.decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    Matcher list = LIST.matcher(text);
    if (list.matches()) {
      return Type.listOf(parse(list.group(1)));
    }
    return Arrays.asList(
            Type.BOOL, Type.INT, Type.DOUBLE, Type.STRING, Type.TIMESTAMP, Type.DURATION)
        .stream()
        .filter(type -> type.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no type"));
  }
}
