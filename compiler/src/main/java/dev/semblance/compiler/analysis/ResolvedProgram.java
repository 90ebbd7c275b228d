package dev.semblance.compiler.analysis;

import dev.semblance.compiler.type.EventSchema;
import java.util.List;

/**
 * A program whose names are bound and whose types are checked.
 *
 * @param namespace of the root file; empty where it declares none
 * @param streams the declared ones, not the events
 */
public record ResolvedProgram(
    String namespace,
    List<EventSchema> events,
    List<ResolvedStream> streams,
    List<ResolvedGroup> groups,
    List<ResolvedVector> vectors,
    List<ResolvedTest> tests) {
  public ResolvedProgram {
    events = List.copyOf(events);
    streams = List.copyOf(streams);
    groups = List.copyOf(groups);
    vectors = List.copyOf(vectors);
    tests = List.copyOf(tests);
  }
}
