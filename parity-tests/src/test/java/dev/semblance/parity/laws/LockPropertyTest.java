package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.lock.Difference;
import dev.semblance.compiler.lock.VersionName;
import dev.semblance.parity.compare.ProgramCount;
import dev.semblance.parity.generate.ProgramWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A lock that does not see a change lets a model be fed with other features than it was trained on;
 * one that sees a change where there is none is soon switched off.
 */
class LockPropertyTest {
  private static final int TRIES = 20;
  private static final int PROGRAMS = 100;
  private static final int MUTATIONS = 6;

  /** How a vector begins that others are made of. */
  private static final String VECTOR_AS_STREAM = "vector b";

  private static final Pattern LOCAL_NAME =
      Pattern.compile("\\b(s\\d+|s\\d+_j?\\d+|own\\d+|p\\d+)\\b");
  private static final Pattern GROUP =
      Pattern.compile(
          "(?m)^features (\\w+) v(\\d+) by (.*?) from (\\w+(?: v\\d+)?)(?: where .*)? \\{$");

  /** Layout, comments, order and names that only the author sees leave no trace. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void anotherWritingHasTheSameLock(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS).forEach(LockPropertyTest::checkWriting);
  }

  private static void checkWriting(long seed) {
    String definition = definition(seed);
    Meant meant = Meant.of(definition).orElseThrow();
    Random random = new Random(seed);
    String commented = Rewriting.COMMENTED.of(definition, random);
    assertThat(Meant.of(commented).orElseThrow().lock())
        .as("%sthe lock of%n%s", replay(seed), commented)
        .isEqualTo(meant.lock());
    String reordered = Rewriting.REORDERED.of(definition, random);
    assertThat(Meant.of(reordered).orElseThrow().parts())
        .as("%sthe lock of%n%s%nreordered%n%s", replay(seed), definition, reordered)
        .isEqualTo(meant.parts());
    String renamed = renamed(definition);
    assertThat(Meant.of(renamed).orElseThrow().hashes())
        .as("%sthe hashes of%n%s%nrenamed%n%s", replay(seed), definition, renamed)
        .isEqualTo(meant.hashes());
  }

  /** All local names but those of fields that become columns of a vector. */
  private static String renamed(String definition) {
    return LOCAL_NAME
        .matcher(definition)
        .replaceAll(
            name ->
                definition.contains("\n  " + name.group() + "\n")
                    ? name.group()
                    : name.group() + "_or_so");
  }

  /**
   * A change is seen in those groups and vectors whose plans it changes, and in no others. A group
   * has no plan, so each is given a vector that has all of its features.
   */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void aChangeIsSeenWhereItMatters(@ForAll long trySeed) {
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger programs = new AtomicInteger();
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS)
        .forEach(
            seed -> {
              programs.incrementAndGet();
              seen.addAndGet(checkChanges(seed));
            });
    if (programs.get() > 1) {
      assertThat(seen.get()).as("changes that matter").isGreaterThan(programs.get());
    }
  }

  /** How many changes mattered. */
  private static int checkChanges(long seed) {
    String definition = definition(seed);
    Meant before = Meant.of(definition + probes(definition)).orElseThrow();
    Random random = new Random(seed);
    int seen = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Optional<Mutation> mutation = Mutation.of(definition, random);
      Optional<Meant> after =
          mutation.flatMap(changed -> Meant.of(changed.text() + probes(changed.text())));
      if (after.isEmpty()) {
        continue; // It is no program any more.
      }
      String text = mutation.get().text();
      TreeSet<String> expected = changedPlans(before, after.get());
      Difference difference = Difference.between(before.versions(), after.get().versions());
      List<VersionName> changed = difference.changed();
      assertThat(changed.stream().map(LockPropertyTest::vectorOf).collect(Collectors.toSet()))
          .as("%schanges of%n%s%nto%n%s", replay(seed), definition, text)
          .isEqualTo(expected);
      if (!definition.contains(VECTOR_AS_STREAM)) {
        assertOnlyItsOwn(mutation.get(), changed);
      }
      seen += expected.isEmpty() ? 0 : 1;
    }
    return seen;
  }

  /** What stands in one group or vector matters to that group and to vectors. */
  private static void assertOnlyItsOwn(Mutation mutation, List<VersionName> changed) {
    if (mutation.declaration().startsWith("features ")) {
      assertThat(changed)
          .filteredOn(version -> version.kind() == VersionName.Kind.GROUP)
          .allMatch(version -> mutation.declaration().equals("features " + version.name()));
    } else if (mutation.declaration().startsWith("vector ")) {
      assertThat(changed)
          .allMatch(version -> mutation.declaration().equals("vector " + version.name()));
    }
  }

  private static TreeSet<String> changedPlans(Meant before, Meant after) {
    assertThat(after.plans().keySet()).isEqualTo(before.plans().keySet());
    return before.plans().keySet().stream()
        .filter(vector -> !after.plans().get(vector).equals(before.plans().get(vector)))
        .flatMap(vector -> named(vector).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> named(String vector) {
    return vector.startsWith("probe_") ? List.of(vector, "of_" + vector) : List.of(vector);
  }

  private static String vectorOf(VersionName version) {
    return version.kind() == VersionName.Kind.VECTOR
        ? version.name()
        : "of_probe_" + version.name() + "_" + version.version();
  }

  /** For each group a vector that has all of its features. */
  private static String probes(String definition) {
    StringBuilder probes = new StringBuilder();
    for (MatchResult group : GROUP.matcher(definition).results().toList()) {
      String name = group.group(1);
      String version = group.group(2);
      String keys =
          parts(group.group(3)).stream()
              .map(key -> key.replaceFirst("^\\w+ = ", ""))
              .collect(Collectors.joining(", "));
      probes.append(
          "%nvector probe_%s_%s v1 on %s {%n  use %s v%s by %s as probe%n  probe.*%n}%n"
              .formatted(name, version, group.group(4), name, version, keys));
    }
    return probes.toString();
  }

  /** What commas separate outside all brackets and texts. */
  private static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean inText = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      inText ^= c == '"';
      depth += inText ? 0 : "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0 && !inText) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }

  private static String definition(long seed) {
    return seed % 2 == 0 ? ProgramWriter.write(seed) : ProgramWriter.writeWithLabels(seed);
  }

  private static String replay(long seed) {
    return ProgramCount.replay(LockPropertyTest.class, seed);
  }
}
