/**
 * How events enter and leave a window: the log of an entity's events, and for each window the two
 * cursors that move along it. The edges of every kind of window are decided here and nowhere else.
 */
package dev.semblance.runtime.window;
