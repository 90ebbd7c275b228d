package dev.semblance.cli.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a program's declarations are made of and used by, one step either way. */
final class Lineage {
  private final Map<Reference, Set<Reference>> users = new LinkedHashMap<>();
  private final Map<Reference, Value> features = new HashMap<>();

  Lineage(Program program) {
    program.streams().forEach(this::add);
    for (Entry.Group group : program.groups()) {
      add(group);
      group.key().forEach(part -> add(part.reads(), group.reference()));
      group.values().forEach(it -> features.put(group.reference().member(it.name()), it));
    }
    program.vectors().forEach(this::add);
  }

  private void add(Entry entry) {
    add(entry.sources(), entry.reference());
    for (Value value : entry.values()) {
      add(value.reads(), entry.reference().member(value.name()));
    }
  }

  private void add(List<Reference> read, Reference user) {
    read.forEach(one -> users.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(user));
  }

  /** Streams, groups, vectors and parts of these, in the order of the catalogue. */
  List<Reference> usersOf(Reference used) {
    return List.copyOf(users.getOrDefault(used, Set.of()));
  }

  /** A feature of a group; empty for what is none. */
  Optional<Value> feature(Reference reference) {
    return Optional.ofNullable(features.get(reference));
  }

  /** Those that use it or any part of it, as wholes, without it itself. */
  List<Reference> wholesThatUse(Entry entry) {
    List<Reference> used = new ArrayList<>();
    used.add(entry.reference());
    entry.values().forEach(value -> used.add(entry.reference().member(value.name())));
    Set<Reference> wholes = new LinkedHashSet<>();
    used.forEach(one -> usersOf(one).forEach(user -> wholes.add(user.whole())));
    wholes.remove(entry.reference());
    return List.copyOf(wholes);
  }
}
