/**
 * The aggregates: what each remembers of the events in a window, how events come and go, what the
 * value is, and the bytes of its state. Sums are exact, so that no order or grouping of events can
 * show in a value.
 */
package dev.semblance.runtime.aggregate;
