package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Map<String, SortedMap<Integer, GroupShape>> groups = new HashMap<>();

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
    for (String name : names()) {
      all.addAll(groups.getOrDefault(name, new TreeMap<>()).values());
    }
    return all;
  }

  Set<String> names() {
    return declarations.groups().keySet();
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /**
   * The group of that name and version, or its only version; what does not exist is reported. Empty
   * also for one that is not known yet, because it is made of what asks for it.
   */
  Optional<GroupShape> find(Identifier name, Optional<Version> version) {
    SortedMap<Integer, ?> versions = declarations.groups().get(name.name());
    if (versions == null) {
      context.report(unknown(name));
      return Optional.empty();
    }
    return VersionChoice.of(versions, name, version, "use ", context)
        .map(number -> groups.getOrDefault(name.name(), new TreeMap<>()).get(number));
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
