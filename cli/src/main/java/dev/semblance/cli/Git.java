package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The repository of {@code git} that a path lies in, read by the program of that name. */
final class Git {
  /** An existing folder of the repository. */
  private final Path folder;

  /** Where {@code folder} lies in the repository: empty, or ended by a slash. */
  private final String prefix;

  /**
   * @throws CommandFailure if there is no git, or no repository at the path
   */
  Git(Path path) {
    Path at = path.toAbsolutePath().normalize();
    while (!Files.isDirectory(at)) {
      at = at.getParent();
    }
    this.folder = at;
    this.prefix =
        text(run("there is no repository of git at " + path, "rev-parse", "--show-prefix"));
  }

  /**
   * Writes the feature files of a folder, as they were, below {@code to}.
   *
   * @param revision as git names it
   */
  void extract(String revision, Path within, Path to) throws IOException {
    if (revision.startsWith("-")) {
      throw CommandFailure.usage("'" + revision + "' is no revision of git");
    }
    String commit =
        text(
            run(
                "git knows no revision '" + revision + "'",
                "rev-parse",
                "--verify",
                "--quiet",
                revision + "^{commit}"));
    List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit));
    String top = inRepository(within);
    if (!top.isEmpty()) {
      command.addAll(List.of("--", top));
    }
    byte[] listed = run("git cannot list " + revision, command.toArray(String[]::new));
    for (String entry : new String(listed, UTF_8).split("\0")) {
      write(entry, to);
    }
  }

  /** Where {@link #extract} puts what lies at {@code path}. */
  Path extracted(Path path, Path to) {
    return to.resolve(inRepository(path)).normalize();
  }

  /** {@code 100644 blob HASH<tab>path}; links and other repositories are left out. */
  private void write(String entry, Path to) throws IOException {
    int tab = entry.indexOf('\t');
    if (tab < 0 || !entry.startsWith("100") || !entry.endsWith(RootFiles.EXTENSION)) {
      return;
    }
    Path file = to.resolve(entry.substring(tab + 1)).normalize();
    if (file.startsWith(to)) {
      String hash = entry.substring(0, tab).split(" ")[2];
      Files.createDirectories(file.getParent());
      Files.write(file, run("git cannot read " + entry, "cat-file", "blob", hash));
    }
  }

  private String inRepository(Path path) {
    Path top = folder;
    for (int i = 0; i < prefix.chars().filter(c -> c == '/').count(); i++) {
      top = top.getParent();
    }
    Path inside = top.relativize(path.toAbsolutePath().normalize());
    return inside.toString().replace('\\', '/');
  }

  private static String text(byte[] output) {
    return new String(output, UTF_8).strip();
  }

  private byte[] run(String failure, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw CommandFailure.environment(failure);
      }
      return output;
    } catch (IOException e) {
      throw CommandFailure.environment(
          "there is no program git, which --git needs: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.environment("interrupted while git was at work", e);
    }
  }
}
