package dev.semblance.parity.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The newest Java on this machine that is newer than the one that runs. */
final class OtherJava {
  /** The environment variable that names its home, where it is not in a usual place. */
  static final String VARIABLE = "SEMBLANCE_OTHER_JAVA";

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private OtherJava() {}

  static Optional<Path> newest() throws IOException {
    String named = System.getenv(VARIABLE);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return homes().stream()
        .filter(home -> feature(home) > Runtime.version().feature())
        .max(Comparator.comparing(OtherJava::feature));
  }

  private static List<Path> homes() throws IOException {
    List<Path> places =
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt"),
            Path.of("/opt/java"),
            Path.of("/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"),
            Path.of(System.getProperty("user.home"), ".jdks"));
    Stream.Builder<Path> homes = Stream.builder();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.list(place)) {
          inside
              .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")))
              .filter(home -> Files.isExecutable(home.resolve("bin/java")))
              .forEach(homes);
        }
      }
    }
    return homes.build().toList();
  }

  /** Its feature release; 0 where it does not tell. */
  private static int feature(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
