package dev.semblance.compiler.lock;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_LOCK;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceReader;
import dev.semblance.compiler.source.SourceSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a lock. What {@link LockText} has not written is reported, never guessed. */
public final class LockReader {
  private static final String NAME = "[a-z][a-z0-9_.]*";
  private static final Pattern VERSION =
      Pattern.compile("(group|vector) (" + NAME + ") v([1-9][0-9]{0,8}) ([0-9a-f]{64})");
  private static final Pattern PART =
      Pattern.compile(
          "  (from|on|join|by|reads|feature|column) ([a-z][a-z0-9_.,]*) ([0-9a-f]{16})(?: (.*))?");
  private static final Pattern FORMAT = Pattern.compile(LockText.FORMAT + " ([0-9]{1,9})");
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|={7}|>{7}|\\|{7})( .*)?");

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final SortedMap<VersionName, Meaning> versions = new TreeMap<>();
  private boolean damaged;
  private boolean begun;
  private Block block;

  /** The lines of one version so far. */
  private record Block(VersionName version, String hash, SourceSpan place, List<Part> parts) {}

  private LockReader(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /**
   * The lock of a file: one that holds nothing where there is no such file, and where it cannot be
   * used, which is then reported.
   */
  public static Lock read(Path file, Diagnostics diagnostics) {
    if (!Files.exists(file)) {
      return Lock.empty();
    }
    return SourceReader.read(file, file.toString(), diagnostics)
        .flatMap(text -> read(text, diagnostics))
        .orElseGet(Lock::empty);
  }

  /** The lock; empty where the text is none, which is reported with its first bad line. */
  public static Optional<Lock> read(SourceFile file, Diagnostics diagnostics) {
    return new LockReader(file, diagnostics).read();
  }

  private Optional<Lock> read() {
    int start = 0;
    while (start < file.text().length() && !damaged) {
      int end = file.text().indexOf('\n', start);
      end = end < 0 ? file.text().length() : end;
      // With a setting of git's, its lines end in two characters.
      String line = file.text().substring(start, end);
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      line(line, new SourceSpan(file, start, start + line.length()));
      start = end + 1;
    }
    if (!damaged && !begun) {
      SourceSpan place = new SourceSpan(file, 0, 0);
      damaged(place, "this is no lock: its line `" + LockText.FORMAT + " 1` is missing");
    }
    close();
    return damaged ? Optional.empty() : Optional.of(new Lock(versions));
  }

  private void line(String line, SourceSpan place) {
    if (CONFLICT.matcher(line).matches()) {
      report(
          Diagnostic.at(BAD_LOCK, place, "a merge has left a conflict here")
              .help(
                  "keep the versions of both sides, each with all its lines; where both have the"
                      + " same version, keep one and give the other a new number in its feature"
                      + " file; then run `semblance lock`"));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      content(line, place);
    }
  }

  private void content(String line, SourceSpan place) {
    Matcher format = FORMAT.matcher(line);
    Matcher version = VERSION.matcher(line);
    Matcher part = PART.matcher(line);
    if (!begun) {
      begin(format, place);
    } else if (version.matches()) {
      close();
      open(version, place);
    } else if (part.matches() && block != null) {
      block.parts().add(part(part));
    } else {
      damaged(place, "this line is not as `semblance lock` writes it");
    }
  }

  private void begin(Matcher format, SourceSpan place) {
    begun = true;
    if (!format.matches()) {
      damaged(place, "this is no lock: it should begin with `" + LockText.FORMAT + " 1`");
    } else if (Integer.parseInt(format.group(1)) != LockText.NUMBER) {
      report(
          Diagnostic.at(BAD_LOCK, place, "another version of Semblance has written this lock")
              .help("use the one that wrote it: this one reads `" + LockText.FORMAT + " 1`"));
    }
  }

  private void open(Matcher version, SourceSpan place) {
    VersionName name =
        new VersionName(
            VersionName.Kind.valueOf(version.group(1).toUpperCase(Locale.ROOT)),
            version.group(2),
            Integer.parseInt(version.group(3)));
    if (versions.containsKey(name)) {
      damaged(place, "the lock has `" + name + "` twice");
      return;
    }
    block = new Block(name, version.group(4), place, new ArrayList<>());
  }

  private static Part part(Matcher part) {
    Part.Kind kind =
        Arrays.stream(Part.Kind.values())
            .filter(known -> known.word().equals(part.group(1)))
            .findFirst()
            .orElseThrow();
    String text = part.group(4) == null ? "" : part.group(4);
    return new Part(kind, part.group(2), part.group(3), text);
  }

  private void close() {
    if (block == null || damaged) {
      return;
    }
    Meaning meaning = new Meaning(block.version(), block.parts());
    if (!meaning.hash().equals(block.hash())) {
      damaged(block.place(), "the lines of `" + block.version() + "` do not belong to its hash");
    }
    versions.put(block.version(), meaning);
    block = null;
  }

  private void damaged(SourceSpan place, String message) {
    report(
        Diagnostic.at(BAD_LOCK, place, message)
            .help("the lock is damaged: take it from git again, and leave it to `semblance lock`"));
  }

  private void report(Diagnostic diagnostic) {
    damaged = true;
    diagnostics.report(diagnostic);
  }
}
