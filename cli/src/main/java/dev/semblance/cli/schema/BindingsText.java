package dev.semblance.cli.schema;

import dev.semblance.compiler.type.Type.Kind;
import dev.semblance.runtime.binding.EpochUnit;
import java.util.ArrayList;
import java.util.List;

/** What bindings say about an event that was imported. */
record BindingsText(String event, String place, List<DraftField> fields, Identity identity) {

  String text() {
    StringBuilder text = new StringBuilder("events:\n  " + event + ":\n    " + place + "\n");
    List<DraftField> leaves = fields.stream().flatMap(DraftField::leaves).toList();
    section("columns", columns(leaves), text);
    EpochUnit usual = identity.units().get(identity.time().path());
    if (usual != null) {
      text.append("    time: { unit: ").append(usual).append(" }\n");
    }
    section("fields", others(leaves, usual), text);
    return text.toString();
  }

  private static List<String> columns(List<DraftField> leaves) {
    return leaves.stream()
        .filter(leaf -> !leaf.path().equals(leaf.source()))
        .map(leaf -> Names.yaml(leaf.path()) + ": " + Names.yaml(leaf.source()))
        .toList();
  }

  /** The moments that are not written as the event's time is. */
  private List<String> others(List<DraftField> leaves, EpochUnit usual) {
    List<String> others = new ArrayList<>();
    for (DraftField leaf : leaves) {
      EpochUnit unit = identity.units().get(leaf.path());
      boolean moment = unit != null || leaf.value().orElseThrow().type().is(Kind.TIMESTAMP);
      if (moment && unit != usual) {
        others.add(
            Names.yaml(leaf.path())
                + (unit == null ? ": { zone: UTC }" : ": { unit: " + unit + " }"));
      }
    }
    return others;
  }

  private static void section(String name, List<String> entries, StringBuilder text) {
    if (!entries.isEmpty()) {
      text.append("    ").append(name).append(":\n");
      entries.forEach(entry -> text.append("      ").append(entry).append('\n'));
    }
  }
}
