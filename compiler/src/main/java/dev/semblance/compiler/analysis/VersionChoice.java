package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.AMBIGUOUS_VERSION;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Identifier;
import java.util.Optional;
import java.util.SortedMap;

/** Chooses among the versions of a group or a vector. */
final class VersionChoice {
  private VersionChoice() {}

  /**
   * The version named, or the only one; what cannot be chosen is reported.
   *
   * @param versions those declared, at least one
   * @param before what stands before the name where a version is chosen, {@code "use "}
   */
  static Optional<Integer> of(
      SortedMap<Integer, ?> versions,
      Identifier name,
      Optional<Version> version,
      String before,
      Context context) {
    if (version.isPresent()) {
      return named(versions, name, version.get(), context);
    }
    if (versions.size() > 1) {
      context.report(
          Diagnostic.at(
                  AMBIGUOUS_VERSION,
                  name.span(),
                  "`" + name.name() + "` has several versions: " + listed(versions))
              .help("choose one: `" + before + name.name() + " v" + versions.lastKey() + "`"));
      return Optional.empty();
    }
    return Optional.of(versions.firstKey());
  }

  private static Optional<Integer> named(
      SortedMap<Integer, ?> versions, Identifier name, Version version, Context context) {
    if (versions.containsKey(version.number())) {
      return Optional.of(version.number());
    }
    if (version.number() != 0) {
      context.report(
          Diagnostic.at(
                  UNKNOWN_NAME,
                  version.span(),
                  "`" + name.name() + "` has no version " + version.number())
              .help("its versions are " + listed(versions)));
    }
    return Optional.empty();
  }

  private static String listed(SortedMap<Integer, ?> versions) {
    return NearNames.listed(versions.keySet().stream().map(number -> "v" + number).toList());
  }
}
