package dev.semblance.cli.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of one kind that were found.
 *
 * @param name what the source calls them
 * @param doc what the source says about them, empty where nothing
 * @param place what bindings say about where they are
 * @param remarks for whoever declares them
 */
record FoundEvent(
    String name, String doc, List<FoundField> fields, String place, List<String> remarks) {
  FoundEvent {
    fields = List.copyOf(fields);
    remarks = List.copyOf(remarks);
  }

  FoundEvent(String name, String doc, List<FoundField> fields, String place) {
    this(name, doc, fields, place, List.of());
  }

  FoundEvent named(String other) {
    return new FoundEvent(other, doc, fields, place, remarks);
  }

  FoundEvent with(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new FoundEvent(name, doc, fields, place, more);
  }
}
