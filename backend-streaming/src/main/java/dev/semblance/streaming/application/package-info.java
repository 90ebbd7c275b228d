/**
 * Vectors as a ready application: a topology with HTTP, metrics, and an end that says why. Who has
 * an application of their own takes the topology alone.
 */
package dev.semblance.streaming.application;
