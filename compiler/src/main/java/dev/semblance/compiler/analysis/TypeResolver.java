package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_DECIMAL;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_TYPE;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.TypeReference;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types as written. */
final class TypeResolver {
  private static final Map<String, Type> SIMPLE =
      Map.of(
          "bool", Type.BOOL,
          "int", Type.INT,
          "double", Type.DOUBLE,
          "string", Type.STRING,
          "timestamp", Type.TIMESTAMP,
          "duration", Type.DURATION);

  private static final List<String> NAMES =
      List.of("bool", "int", "double", "decimal", "string", "timestamp", "duration", "list", "map");

  /** What other languages call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("boolean", "bool"),
          Map.entry("integer", "int"),
          Map.entry("long", "int"),
          Map.entry("bigint", "int"),
          Map.entry("int64", "int"),
          Map.entry("int32", "int"),
          Map.entry("float", "double"),
          Map.entry("real", "double"),
          Map.entry("float64", "double"),
          Map.entry("number", "double"),
          Map.entry("numeric", "decimal(12, 2)"),
          Map.entry("money", "decimal(12, 2)"),
          Map.entry("text", "string"),
          Map.entry("varchar", "string"),
          Map.entry("str", "string"),
          Map.entry("date", "timestamp"),
          Map.entry("datetime", "timestamp"),
          Map.entry("time", "timestamp"),
          Map.entry("instant", "timestamp"),
          Map.entry("interval", "duration"),
          Map.entry("record", "{ name : string }"),
          Map.entry("struct", "{ name : string }"),
          Map.entry("object", "{ name : string }"),
          Map.entry("array", "list<string>"),
          Map.entry("dict", "map<string, string>"),
          Map.entry("dictionary", "map<string, string>"),
          Map.entry("hash", "map<string, string>"));

  private final Diagnostics diagnostics;

  TypeResolver(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The type; empty where it is none, which has then been reported. */
  Optional<Type> resolve(TypeReference reference) {
    String name = reference.name().name();
    if (name.equals("list")) {
      return list(reference);
    }
    if (name.equals("map")) {
      return map(reference);
    }
    if (!reference.arguments().isEmpty()) {
      return reject(
          reference,
          UNKNOWN_TYPE,
          "only lists and maps have types in angle brackets",
          "write `list<int>` or `map<string, int>`");
    }
    if (name.equals("decimal")) {
      return decimal(reference);
    }
    Type simple = SIMPLE.get(name);
    if (simple == null) {
      return unknown(reference);
    }
    if (!reference.parameters().isEmpty()) {
      return reject(
          reference, UNKNOWN_TYPE, "`" + name + "` takes no numbers", "write `" + name + "`");
    }
    return Optional.of(simple);
  }

  private Optional<Type> list(TypeReference reference) {
    if (reference.arguments().size() != 1 || !reference.parameters().isEmpty()) {
      return reject(reference, UNKNOWN_TYPE, "a list says what it holds", "write `list<string>`");
    }
    TypeReference element = reference.arguments().get(0);
    Optional<Type> type = resolve(element);
    if (type.isPresent() && !type.get().isScalar()) {
      return type.get().is(Type.Kind.MAP)
          ? reject(
              element, UNKNOWN_TYPE, "a list holds no maps", "keep them in fields of their own")
          : reject(
              element, UNKNOWN_TYPE, "a list holds no lists", "keep the inner values in one list");
    }
    if (type.isPresent() && element.nullable()) {
      return reject(
          element,
          UNKNOWN_TYPE,
          "the items of a list are never null",
          "leave the `?` out, or write it after the list: `list<" + type.get() + ">?`");
    }
    return type.map(Type::listOf);
  }

  private Optional<Type> map(TypeReference reference) {
    if (reference.arguments().size() != 2 || !reference.parameters().isEmpty()) {
      return reject(
          reference,
          UNKNOWN_TYPE,
          "a map says that its keys are texts, and what it holds",
          "write `map<string, int>`");
    }
    TypeReference key = reference.arguments().get(0);
    TypeReference value = reference.arguments().get(1);
    Optional<Type> keyType = resolve(key);
    Optional<Type> type = resolve(value);
    if (keyType.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    if (!keyType.get().is(Type.Kind.STRING) || key.nullable()) {
      return reject(
          key,
          UNKNOWN_TYPE,
          "the keys of a map are texts, which are never null",
          "write `map<string, " + value.span().text() + ">`");
    }
    if (!type.get().isScalar()) {
      return reject(
          value,
          UNKNOWN_TYPE,
          "a map holds neither lists nor maps",
          "a map holds single values: `map<string, string>`");
    }
    if (value.nullable()) {
      return reject(
          value,
          UNKNOWN_TYPE,
          "the values of a map are never null: a key without a value is not in it",
          "leave the `?` out, or write it after the map: `map<string, " + type.get() + ">?`");
    }
    return type.map(Type::mapOf);
  }

  private Optional<Type> decimal(TypeReference reference) {
    List<Long> numbers = reference.parameters();
    if (numbers.size() != 2) {
      return reject(
          reference,
          BAD_DECIMAL,
          "a decimal says how many digits it has, and how many of them follow the point",
          "write `decimal(12, 2)`");
    }
    long precision = numbers.get(0);
    long scale = numbers.get(1);
    if (precision < 1 || precision > Type.MAX_PRECISION) {
      return reject(
          reference,
          BAD_DECIMAL,
          "a decimal has 1 to " + Type.MAX_PRECISION + " digits",
          "write `decimal(" + Type.MAX_PRECISION + ", 2)` for the widest");
    }
    if (scale < 0 || scale > precision) {
      return reject(
          reference,
          BAD_DECIMAL,
          "a decimal cannot have more digits after the point than in all",
          "`decimal(12, 2)` has 12 digits, 2 of them after the point");
    }
    return Optional.of(Type.decimal((int) precision, (int) scale));
  }

  private Optional<Type> unknown(TypeReference reference) {
    String name = reference.name().name();
    String help =
        Optional.ofNullable(ELSEWHERE.get(name))
            .or(() -> NearNames.nearest(name, NAMES))
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the types are `" + String.join("`, `", NAMES) + "`");
    diagnostics.report(
        Diagnostic.at(UNKNOWN_TYPE, reference.name().span(), "there is no type `" + name + "`")
            .help(help));
    return Optional.empty();
  }

  private Optional<Type> reject(
      TypeReference reference, DiagnosticCode code, String message, String help) {
    diagnostics.report(Diagnostic.at(code, reference.span(), message).help(help));
    return Optional.empty();
  }
}
