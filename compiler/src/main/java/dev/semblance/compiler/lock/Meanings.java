package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all versions of a program mean. */
public final class Meanings {
  private final ResolvedProgram program;
  private final Joins joins = new Joins(this::group);
  private final Map<ResolvedGroup, GroupMeaning> groups = new IdentityHashMap<>();
  private final SortedMap<VersionName, Meaning> all = new TreeMap<>();

  private Meanings(ResolvedProgram program) {
    this.program = program;
    program.groups().forEach(group -> add(group(group).meaning(program.namespace())));
    for (ResolvedVector vector : program.vectors()) {
      add(new VectorMeaning(vector, joins).meaning(program.namespace()));
    }
  }

  /**
   * The meaning of each version of each group and vector. It does not depend on comments, layout,
   * names that only the author sees, or the order of what does not depend on each other.
   */
  public static SortedMap<VersionName, Meaning> of(ResolvedProgram program) {
    return Collections.unmodifiableSortedMap(new Meanings(program).all);
  }

  private GroupMeaning group(ResolvedGroup group) {
    GroupMeaning known = groups.get(group);
    if (known == null) {
      known = new GroupMeaning(group, joins);
      groups.put(group, known);
    }
    return known;
  }

  private void add(Meaning meaning) {
    all.put(meaning.version(), meaning);
  }
}
