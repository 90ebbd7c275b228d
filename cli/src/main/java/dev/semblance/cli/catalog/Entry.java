package dev.semblance.cli.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Something that a program declares. */
public sealed interface Entry {
  String name();

  /** The doc comment, empty where there is none. */
  String doc();

  Place place();

  /** It itself. */
  Reference reference();

  /**
   * What it is made of as a whole: first the stream it is from; then those joined, the groups it
   * uses, and what its conditions and keys read.
   */
  List<Reference> sources();

  /** What its parts are. */
  List<Value> values();

  /**
   * What happens.
   *
   * @param values its fields
   */
  record Event(String name, String doc, Place place, List<Value> values) implements Entry {
    public Event {
      values = List.copyOf(values);
    }

    @Override
    public Reference reference() {
      return Reference.event(name);
    }

    @Override
    public List<Reference> sources() {
      return List.of();
    }
  }

  /**
   * Events derived from others.
   *
   * @param definition as written
   * @param events whose rows it is made of, through all that it is derived from; its own first
   * @param values the fields that {@code with} adds
   */
  record Stream(
      String name,
      String doc,
      Place place,
      String definition,
      List<Reference> sources,
      List<String> events,
      List<Value> values)
      implements Entry {
    public Stream {
      requireNonNull(definition, "definition");
      sources = List.copyOf(sources);
      events = List.copyOf(events);
      values = List.copyOf(values);
    }

    @Override
    public Reference reference() {
      return Reference.stream(name);
    }
  }

  /**
   * What a version of a group or vector is beside its content.
   *
   * @param deprecated the advice, where it is deprecated
   * @param hash of the meaning, as the lock has it
   * @param locked whether the lock holds it
   */
  record Version(int number, Optional<String> deprecated, String hash, boolean locked) {
    public Version {
      requireNonNull(deprecated, "deprecated");
      requireNonNull(hash, "hash");
    }

    Version locked(boolean held) {
      return new Version(number, deprecated, hash, held);
    }
  }

  /**
   * Features of one entity.
   *
   * @param from the stream as written
   * @param where the group's own condition as written
   * @param events whose rows it reads, that of the stream first
   * @param key what tells entities apart
   * @param state what is remembered of an entity, in words
   * @param values the features
   */
  record Group(
      String name,
      Version version,
      String doc,
      Place place,
      String from,
      Optional<String> where,
      List<Reference> sources,
      List<String> events,
      List<Value> key,
      String state,
      List<Value> values)
      implements Entry {
    public Group {
      requireNonNull(version, "version");
      requireNonNull(where, "where");
      sources = List.copyOf(sources);
      events = List.copyOf(events);
      key = List.copyOf(key);
      values = List.copyOf(values);
    }

    Group locked(boolean held) {
      return new Group(
          name, version.locked(held), doc, place, from, where, sources, events, key, state, values);
    }

    @Override
    public Reference reference() {
      return Reference.group(name, version.number());
    }
  }

  /**
   * What is emitted for each trigger.
   *
   * @param planHash that of outputs, where it is the plan's hash
   * @param on the trigger's stream as written
   * @param where the vector's own condition as written
   * @param events whose rows the trigger is made of
   * @param uses the groups
   * @param values its columns in the order of the output, labels last
   * @param tests titles of those that are of it
   */
  record Vector(
      String name,
      Version version,
      String doc,
      Place place,
      String planHash,
      String on,
      Optional<String> where,
      List<Reference> sources,
      List<String> events,
      List<Use> uses,
      List<Value> values,
      List<String> tests)
      implements Entry {
    public Vector {
      requireNonNull(version, "version");
      requireNonNull(planHash, "planHash");
      requireNonNull(where, "where");
      sources = List.copyOf(sources);
      events = List.copyOf(events);
      uses = List.copyOf(uses);
      values = List.copyOf(values);
      tests = List.copyOf(tests);
    }

    Vector locked(boolean held, List<String> titles) {
      return new Vector(
          name,
          version.locked(held),
          doc,
          place,
          planHash,
          on,
          where,
          sources,
          events,
          uses,
          values,
          titles);
    }

    @Override
    public Reference reference() {
      return Reference.vector(name, version.number());
    }
  }

  /**
   * A group as a vector uses it.
   *
   * @param key where its key comes from, as written
   */
  record Use(String alias, Reference group, String key) {
    public Use {
      requireNonNull(group, "group");
      requireNonNull(key, "key");
    }
  }
}
