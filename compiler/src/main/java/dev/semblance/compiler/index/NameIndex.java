package dev.semblance.compiler.index;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.FeatureFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the names of a program are written, and what each of them means: for editors. Names are
 * resolved as analysis resolves them, from the text alone; those that mean nothing are not in it,
 * so that it can be had of programs that are wrong.
 */
public final class NameIndex {
  private final Map<String, List<Occurrence>> byFile = new LinkedHashMap<>();
  private final Map<Symbol, List<Occurrence>> bySymbol = new LinkedHashMap<>();
  private final Map<String, List<SourceSpan>> builtIns = new LinkedHashMap<>();

  private final Set<Named> known = new HashSet<>();

  /** A symbol at a place. */
  private record Named(Symbol symbol, String file, int start) {}

  NameIndex() {}

  /** The index of the files of one program. */
  public static NameIndex of(List<FeatureFile> files) {
    NameIndex index = new NameIndex();
    new IndexBuilder(files, index).build();
    index
        .byFile
        .values()
        .forEach(list -> list.sort(Comparator.comparingInt(o -> o.span().start())));
    return index;
  }

  /**
   * What is written at an offset, or ends there: several where one name stands for two things, such
   * as the key that both sides of a join have. The rest of a name, such as the window in {@code
   * charges_1d}, belongs to what it begins with.
   */
  public List<Occurrence> at(String file, int offset) {
    List<Occurrence> begun =
        byFile.getOrDefault(file, List.of()).stream()
            .filter(o -> o.span().start() <= offset && reaches(o.span(), offset))
            .toList();
    int last = begun.stream().mapToInt(o -> o.span().start()).max().orElse(0);
    return begun.stream().filter(o -> o.span().start() == last).toList();
  }

  private static boolean reaches(SourceSpan span, int offset) {
    String text = span.file().text();
    return offset <= span.end()
        || text.substring(span.end(), Math.min(offset, text.length()))
            .chars()
            .allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  /** The name of a built-in function or aggregate that is called at an offset, or ends there. */
  public Optional<SourceSpan> builtInAt(String file, int offset) {
    return builtIns.getOrDefault(file, List.of()).stream()
        .filter(name -> name.start() <= offset && offset <= name.end())
        .findFirst();
  }

  /** All places where something is named, its declaration among them, by file and place. */
  public List<Occurrence> of(Symbol symbol) {
    List<Occurrence> found = new ArrayList<>(bySymbol.getOrDefault(symbol, List.of()));
    List<String> files = List.copyOf(byFile.keySet());
    found.sort(
        Comparator.<Occurrence>comparingInt(o -> files.indexOf(o.span().file().name()))
            .thenComparingInt(o -> o.span().start()));
    return found;
  }

  /** Everything that has a name, in the order met. */
  public Set<Symbol> symbols() {
    return new LinkedHashSet<>(bySymbol.keySet());
  }

  void add(SourceSpan span, Symbol symbol, boolean declaration) {
    String file = span.file().name();
    if (known.add(new Named(symbol, file, span.start()))) {
      Occurrence occurrence = new Occurrence(span, symbol, declaration);
      bySymbol.computeIfAbsent(symbol, any -> new ArrayList<>()).add(occurrence);
      byFile.computeIfAbsent(file, any -> new ArrayList<>()).add(occurrence);
    }
  }

  void addBuiltIn(SourceSpan name) {
    builtIns.computeIfAbsent(name.file().name(), any -> new ArrayList<>()).add(name);
  }
}
