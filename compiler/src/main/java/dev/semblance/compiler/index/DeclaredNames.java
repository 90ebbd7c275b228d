package dev.semblance.compiler.index;

import dev.semblance.compiler.analysis.FeatureNames;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FieldDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.FieldType;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamName;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.syntax.VectorItem;
import dev.semblance.compiler.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a program declares, and the names that each declaration makes known to others. */
final class DeclaredNames {
  private static final Set<String> IDENTITY = Set.of("id", "time");

  /** How long a chain of streams and vectors may be to be followed. */
  private static final int MOST_STEPS = 1_000;

  private final Map<String, EventDeclaration> events = new HashMap<>();
  private final Map<String, StreamDeclaration> streams = new HashMap<>();
  private final Map<String, SortedMap<Integer, FeaturesDeclaration>> groups = new HashMap<>();
  private final Map<String, SortedMap<Integer, VectorDeclaration>> vectors = new HashMap<>();
  private final Map<String, FunctionDeclaration> functions = new HashMap<>();

  /**
   * The fields of streams and vectors; of one that is made of itself none, while it is looked at.
   */
  private final Map<Symbol, FieldNames> fields = new HashMap<>();

  DeclaredNames(List<FeatureFile> files) {
    files.forEach(file -> file.declarations().forEach(this::collect));
  }

  private void collect(Declaration declaration) {
    if (declaration instanceof EventDeclaration event) {
      events.putIfAbsent(event.name().name(), event);
    } else if (declaration instanceof StreamDeclaration stream) {
      streams.putIfAbsent(stream.name().name(), stream);
    } else if (declaration instanceof FeaturesDeclaration group) {
      groups
          .computeIfAbsent(group.name().name(), any -> new TreeMap<>())
          .putIfAbsent(group.version().number(), group);
    } else if (declaration instanceof VectorDeclaration vector) {
      vectors
          .computeIfAbsent(vector.name().name(), any -> new TreeMap<>())
          .putIfAbsent(vector.version().number(), vector);
    } else if (declaration instanceof FunctionDeclaration function) {
      functions.putIfAbsent(function.name().name(), function);
    }
  }

  Map<String, FunctionDeclaration> functions() {
    return functions;
  }

  Optional<EventDeclaration> event(String name) {
    return Optional.ofNullable(events.get(name));
  }

  boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  /** The version of a group that is meant; its only one, where none is written. */
  Optional<FeaturesDeclaration> group(String name, Optional<Version> version) {
    return version(groups.get(name), version);
  }

  /** The same of a vector. */
  Optional<VectorDeclaration> vector(String name, Optional<Version> version) {
    return version(vectors.get(name), version);
  }

  private static <T> Optional<T> version(
      SortedMap<Integer, T> versions, Optional<Version> version) {
    if (versions == null || (version.isEmpty() && versions.size() > 1)) {
      return Optional.empty();
    }
    int number = version.map(Version::number).orElseGet(versions::firstKey);
    return Optional.ofNullable(versions.get(number));
  }

  /** The event, the stream or the vector that events are taken from. */
  Optional<Symbol> source(StreamName name) {
    if (vectors.containsKey(name.text())) {
      return vector(name.text(), name.version()).map(Symbols::of);
    }
    return Optional.ofNullable(events.get(name.text()))
        .map(Symbols::of)
        .or(() -> Optional.ofNullable(streams.get(name.text())).map(Symbols::of));
  }

  /** The fields of what events are taken from; none where there is no such thing. */
  FieldNames fields(StreamName name) {
    if (vectors.containsKey(name.text())) {
      return vector(name.text(), name.version()).map(this::fields).orElseGet(FieldNames::new);
    }
    if (events.containsKey(name.text())) {
      return fields(events.get(name.text()));
    }
    StreamDeclaration stream = streams.get(name.text());
    return stream == null ? new FieldNames() : fields(stream);
  }

  private FieldNames fields(EventDeclaration event) {
    FieldNames names = new FieldNames();
    addFields(event, event.fields(), "", names);
    return names;
  }

  private static void addFields(
      EventDeclaration event, List<FieldDeclaration> declared, String prefix, FieldNames names) {
    for (FieldDeclaration field : declared) {
      String path = prefix + field.name().name();
      Meaning meaning = Meaning.of(Symbols.of(event, field, path));
      if (field.type() instanceof FieldType.RecordType record) {
        names.addBeginning(path, meaning);
        addFields(event, record.fields(), path + ".", names);
      } else {
        names.add(path, meaning);
      }
    }
  }

  private FieldNames fields(StreamDeclaration stream) {
    Symbol symbol = Symbols.of(stream);
    if (!fields.containsKey(symbol)) {
      fields.put(symbol, new FieldNames());
      FieldNames names = fields(stream.base()).copy();
      stream.steps().forEach(step -> apply(stream, step, names));
      fields.put(symbol, names);
    }
    return fields.get(symbol);
  }

  /** What a step of a stream adds to its fields. */
  void apply(StreamDeclaration stream, StreamStep step, FieldNames names) {
    if (step instanceof StreamStep.With with) {
      with.assignments().forEach(added -> apply(stream, added, names));
    } else if (step instanceof StreamStep.Join join) {
      Identifier alias = join.alias().orElse(join.stream().name());
      Optional<Symbol> meaning =
          join.alias().isPresent()
              ? Optional.of(Symbols.of(stream, join, alias))
              : source(join.stream());
      meaning.ifPresent(
          symbol -> names.addJoined(alias.name(), Meaning.of(symbol), fields(join.stream())));
    }
  }

  void apply(StreamDeclaration stream, StreamStep.Assignment added, FieldNames names) {
    names.add(added.name().name(), Meaning.of(Symbols.of(stream, added)));
  }

  private FieldNames fields(VectorDeclaration vector) {
    Symbol symbol = Symbols.of(vector);
    if (!fields.containsKey(symbol)) {
      fields.put(symbol, new FieldNames());
      VectorNames names = new VectorNames(vector, this);
      vector.items().forEach(names::apply);
      FieldNames all = new FieldNames();
      names.columns().forEach(all::add);
      // Id and time of the trigger come with every row.
      FieldNames trigger = fields(vector.stream());
      for (String path : identity(vector.stream(), MOST_STEPS)) {
        trigger.column(path).ifPresent(meaning -> all.add(Field.columnOf(path), meaning));
      }
      fields.put(symbol, all);
    }
    return fields.get(symbol);
  }

  /** The paths to the fields that identify the events of a stream, and to their time. */
  private List<String> identity(StreamName name, int steps) {
    List<String> paths = new ArrayList<>();
    if (steps == 0) {
      return paths; // They are made of each other in a circle.
    }
    if (vectors.containsKey(name.text())) {
      vector(name.text(), name.version())
          .ifPresent(
              v -> identity(v.stream(), steps - 1).forEach(p -> paths.add(Field.columnOf(p))));
    } else if (events.containsKey(name.text())) {
      addIdentity(events.get(name.text()).fields(), "", paths);
    } else if (streams.containsKey(name.text())) {
      paths.addAll(identity(streams.get(name.text()).base(), steps - 1));
    }
    return paths;
  }

  private static void addIdentity(
      List<FieldDeclaration> fields, String prefix, List<String> paths) {
    for (FieldDeclaration field : fields) {
      String path = prefix + field.name().name();
      if (field.type() instanceof FieldType.RecordType record) {
        addIdentity(record.fields(), path + ".", paths);
      } else if (field.annotations().stream().anyMatch(a -> IDENTITY.contains(a.name()))) {
        paths.add(path);
      }
    }
  }

  /** The features of a group, by name. */
  Map<String, Meaning> features(FeaturesDeclaration group) {
    Map<String, Meaning> all = new LinkedHashMap<>();
    for (Definition definition : group.definitions()) {
      Meaning meaning = Meaning.of(Symbols.of(group, definition));
      if (FeatureNames.isAggregate(definition.expression(), functions.keySet())) {
        FeatureNames.of(definition).forEach(name -> all.putIfAbsent(name, meaning));
      } else {
        all.putIfAbsent(definition.name().name(), meaning);
      }
    }
    return all;
  }

  /** What a vector has to show, in tests: its columns, labels included. */
  Map<String, Meaning> columns(VectorDeclaration vector) {
    VectorNames names = new VectorNames(vector, this);
    Map<String, Meaning> all = new LinkedHashMap<>();
    for (VectorItem item : vector.items()) {
      names.apply(item);
      if (item instanceof VectorItem.LabelItem label) {
        all.put(label.name().name(), Meaning.of(Symbols.of(vector, label)));
      }
    }
    all.putAll(names.columns());
    return all;
  }
}
