/**
 * Plans as a Kafka Streams topology. Each event has a front, which reads its topic; each stage an
 * entity log, a processor and a store; where stages work side by side, their columns are gathered.
 */
package dev.semblance.streaming.topology;
