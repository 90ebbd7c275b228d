package dev.semblance.parity.laws;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockText;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.compiler.lock.Part;
import dev.semblance.compiler.lock.VersionName;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a program means, by two ways that do not know each other: the lock's meanings of groups and
 * vectors, and the plans of vectors.
 *
 * @param plans by the name of the vector; labels included
 */
record Meant(SortedMap<VersionName, Meaning> versions, SortedMap<String, String> plans) {
  private static final Pattern NUMBER = Pattern.compile("(\\$\\d+) = rows of ");

  /** Empty if the text is no program. */
  static Optional<Meant> of(String definition) {
    Compilation compilation = Compiler.compile(new SourceFile("random.feature", definition));
    return compilation.program().map(Meant::of);
  }

  private static Meant of(ResolvedProgram program) {
    SortedMap<String, String> plans = new TreeMap<>();
    program
        .vectors()
        .forEach(
            vector -> {
              Plan plan = Planner.planWithLabels(program, vector);
              String values = used(CanonicalForm.of(plan).text());
              plans.put(vector.name(), values + used(CanonicalForm.ofLabels(plan).text()));
            });
    return new Meant(Meanings.of(program), plans);
  }

  /**
   * A plan without the rows that it reads for nothing: those of a group of which only features are
   * used that have no aggregate. A null key makes even these null, so the key stays.
   */
  private static String used(String plan) {
    return plan.lines()
        .map(line -> isRead(line, plan) ? line : line.replaceFirst("= rows of .* for ", "= for "))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isRead(String line, String plan) {
    Matcher number = NUMBER.matcher(line);
    return !number.lookingAt()
        || Pattern.compile(Pattern.quote(number.group(1)) + "(?! =)\\b").matcher(plan).find();
  }

  /** All of it as a lock file. */
  String lock() {
    return LockText.of(Lock.empty().with(versions.values()));
  }

  /** The hash of each version's meaning. */
  SortedMap<String, String> hashes() {
    SortedMap<String, String> hashes = new TreeMap<>();
    versions.forEach((version, meaning) -> hashes.put(version.toString(), meaning.hash()));
    return hashes;
  }

  /**
   * The parts of each version whatever their order: {@code group.*} gives a vector its columns in
   * the order of the group's features.
   */
  Map<VersionName, Set<Part>> parts() {
    Map<VersionName, Set<Part>> parts = new TreeMap<>();
    versions.forEach((version, meaning) -> parts.put(version, Set.copyOf(meaning.parts())));
    return parts;
  }
}
