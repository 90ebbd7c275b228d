package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.StageInput;
import dev.semblance.runtime.column.RowLayout;

/**
 * Rows that go from a junction into a stage.
 *
 * @param stage index into the plan's stages
 * @param index of the input among those of the stage
 * @param junction of the event, after as many waves as this; 0 is the front
 * @param layout of the rows as they travel: what the stage reads, and what they carry through it
 */
record Feed(int stage, int index, StageInput input, int junction, RowLayout layout) {}
