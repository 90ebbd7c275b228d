package dev.semblance.compiler.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of the language, all of them. */
public final class FunctionCatalogue {
  private static final Map<String, BuiltIn> FUNCTIONS = collect();

  private FunctionCatalogue() {}

  private static Map<String, BuiltIn> collect() {
    List<BuiltIn> all = new ArrayList<>();
    all.addAll(NumberFunctions.all());
    all.addAll(TextFunctions.all());
    all.addAll(CastFunctions.all());
    all.addAll(TimeFunctions.all());
    all.addAll(PlaceFunctions.all());
    all.addAll(ListFunctions.all());
    Map<String, BuiltIn> byName = new LinkedHashMap<>();
    all.forEach(function -> byName.put(function.description().name(), function));
    return byName;
  }

  /** What there is, by kind, for reference pages and hover texts. */
  public static List<FunctionDescription> functions() {
    return FUNCTIONS.values().stream().map(BuiltIn::description).toList();
  }

  static Optional<BuiltIn> find(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  static Collection<String> names() {
    return FUNCTIONS.keySet();
  }
}
