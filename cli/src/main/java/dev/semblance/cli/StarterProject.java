package dev.semblance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the project that {@code init} makes. */
final class StarterProject {
  private static final List<Part> PARTS =
      List.of(
          new Part("shop.feature", "shop.feature"),
          new Part("bindings.yaml", "bindings.yaml"),
          new Part("visits.jsonl", "data/visits.jsonl"),
          new Part("purchases.csv", "data/purchases.csv"),
          new Part("README.md", "README.md"),
          // Build tools treat a resource called .gitignore as their own.
          new Part("gitignore.txt", ".gitignore"));

  private StarterProject() {}

  private record Part(String resource, String target) {}

  /**
   * Writes all files, or none.
   *
   * @return the files written
   * @throws CommandFailure if one of them is there already
   */
  static List<Path> writeTo(Path folder) throws IOException {
    for (Part part : PARTS) {
      Path target = folder.resolve(part.target());
      if (Files.exists(target)) {
        throw CommandFailure.environment(target + " is there already; nothing was written");
      }
    }
    List<Path> written = new ArrayList<>();
    try {
      for (Part part : PARTS) {
        written.add(write(part, folder.resolve(part.target()).normalize()));
      }
      return written;
    } catch (IOException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  private static Path write(Part part, Path target) throws IOException {
    if (target.getParent() != null) {
      Files.createDirectories(target.getParent());
    }
    try (InputStream content =
        StarterProject.class.getResourceAsStream("init/" + part.resource())) {
      if (content == null) {
        throw new IllegalStateException("the starter project lacks " + part.resource());
      }
      Files.copy(content, target);
    }
    return target;
  }
}
