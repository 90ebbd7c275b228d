package dev.semblance.streaming.topology;

import java.nio.charset.StandardCharsets;

/** What a store says about the state it holds: the version of its codecs, and of which plan. */
final class PlanMark {
  /** Raised whenever the bytes of state change in a way that older ones cannot be read. */
  private static final String VERSION = "2";

  private PlanMark() {}

  static byte[] of(PlanFlow flow) {
    return String.join(" ", VERSION, flow.hash(), flow.stateForm())
        .getBytes(StandardCharsets.UTF_8);
  }

  static void require(PlanFlow flow, String store, byte[] mark) {
    String[] found = new String(mark, StandardCharsets.UTF_8).split(" ");
    if (found.length != 3 || !found[0].equals(VERSION)) {
      throw new OtherPlanException(
          "the store "
              + store
              + " was written in format "
              + found[0]
              + ", and this library reads format "
              + VERSION
              + ": start under a new application id, which computes the state anew");
    }
    if (!found[1].equals(flow.hash())) {
      throw new OtherPlanException(
          "the store "
              + store
              + " holds the state of another plan: that of "
              + found[1]
              + ", while the vector "
              + flow.vector()
              + " v"
              + flow.plan().output().version()
              + " is now "
              + flow.hash()
              + ". Give the changed vector a new version, which runs beside the old one, or start"
              + " under a new application id");
    }
    if (!found[2].equals(flow.stateForm())) {
      throw new OtherPlanException(
          "the store "
              + store
              + " holds the state of the vector "
              + flow.vector()
              + " as another definition of the same meaning keeps it, such as one with a join"
              + " written once that is now written twice. Go back to that definition, or start"
              + " under a new application id");
    }
  }
}
