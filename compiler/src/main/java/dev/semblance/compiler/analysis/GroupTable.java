package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.AMBIGUOUS_VERSION;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The groups of a program, and the choice among their versions. */
final class GroupTable {
  private final Declarations declarations;
  private final Context context;
  private final Map<String, SortedMap<Integer, GroupShape>> groups = new LinkedHashMap<>();

  GroupTable(Declarations declarations, Context context) {
    this.declarations = declarations;
    this.context = context;
  }

  void add(GroupShape group) {
    groups
        .computeIfAbsent(group.name(), name -> new TreeMap<>())
        .put(group.declaration().version().number(), group);
  }

  /** All versions of all groups, in declared order. */
  List<GroupShape> all() {
    List<GroupShape> all = new ArrayList<>();
    groups.values().forEach(versions -> all.addAll(versions.values()));
    return all;
  }

  Set<String> names() {
    return groups.keySet();
  }

  boolean has(String name) {
    return groups.containsKey(name);
  }

  /** The group of that name and version, or its only version; what does not exist is reported. */
  Optional<GroupShape> find(Identifier name, Optional<Version> version) {
    SortedMap<Integer, GroupShape> versions = groups.get(name.name());
    if (versions == null) {
      context.report(unknown(name));
      return Optional.empty();
    }
    if (version.isPresent()) {
      return version(versions, name, version.get());
    }
    if (versions.size() > 1) {
      context.report(
          Diagnostic.at(
                  AMBIGUOUS_VERSION,
                  name.span(),
                  "`" + name.name() + "` has several versions: " + listed(versions))
              .help("choose one: `use " + name.name() + " v" + versions.lastKey() + "`"));
      return Optional.empty();
    }
    return Optional.of(versions.get(versions.firstKey()));
  }

  private Optional<GroupShape> version(
      SortedMap<Integer, GroupShape> versions, Identifier name, Version version) {
    GroupShape found = versions.get(version.number());
    if (found == null && version.number() != 0) {
      context.report(
          Diagnostic.at(
                  UNKNOWN_NAME,
                  version.span(),
                  "`" + name.name() + "` has no version " + version.number())
              .help("its versions are " + listed(versions)));
    }
    return Optional.ofNullable(found);
  }

  private static String listed(SortedMap<Integer, GroupShape> versions) {
    return NearNames.listed(versions.keySet().stream().map(number -> "v" + number).toList());
  }

  private Diagnostic unknown(Identifier name) {
    Optional<String> kind = declarations.kindOf(name.name());
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            name.span(),
            kind.map(k -> "`" + name.name() + "` is " + k + ", and a group of features is needed")
                .orElse("there is no group `" + name.name() + "`"));
    return NearNames.advice(name.name(), "the groups are", names()).map(plain::help).orElse(plain);
  }
}
