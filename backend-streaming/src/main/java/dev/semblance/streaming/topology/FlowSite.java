package dev.semblance.streaming.topology;

/** What all processors of one vector share. */
record FlowSite(
    PlanFlow flow, FlowNames names, TopologySettings settings, TopologyMetrics metrics) {}
