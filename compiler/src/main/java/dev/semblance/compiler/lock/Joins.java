package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the lookups of one program find, each worked out once; their names are unique in it. And
 * what its groups mean, which rows may hold, too.
 */
final class Joins {
  private final Map<String, String> found = new HashMap<>();
  private final Map<String, RowTexts> rights = new HashMap<>();
  private final Function<ResolvedGroup, GroupMeaning> groups;

  /**
   * @param groups what a group means
   */
  Joins(Function<ResolvedGroup, GroupMeaning> groups) {
    this.groups = groups;
  }

  GroupMeaning group(ResolvedGroup group) {
    return groups.apply(group);
  }

  /** Texts over the row that the lookup finds. */
  RowTexts right(ResolvedLookup lookup) {
    RowTexts known = rights.get(lookup.name());
    if (known == null) {
      known = new RowTexts(lookup.right(), this);
      rights.put(lookup.name(), known);
    }
    return known;
  }

  /**
   * What stands for the event found, without any name of the author's own.
   *
   * @param left the row that looks it up
   */
  String found(ResolvedLookup lookup, RowTexts left) {
    String known = found.get(lookup.name());
    if (known == null) {
      known = "@" + Digest.shortOf(text(lookup, left));
      found.put(lookup.name(), known);
    }
    return known;
  }

  private String text(ResolvedLookup lookup, RowTexts left) {
    RowTexts right = right(lookup);
    return "latest of "
        + right.identity()
        + " if "
        + right.exact(lookup.right().condition())
        + " by "
        + right.exact(lookup.rightKey())
        + " for "
        + left.exact(lookup.leftKey())
        + (lookup.withinMicros().isPresent() ? " within " + lookup.withinMicros().getAsLong() : "");
  }
}
