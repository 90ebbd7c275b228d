/** Drives the embedded engine from recorded events, in an order of their own. */
package dev.semblance.streaming.replay;
