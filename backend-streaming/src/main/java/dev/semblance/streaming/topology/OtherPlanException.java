package dev.semblance.streaming.topology;

import org.apache.kafka.streams.errors.StreamsException;

/**
 * A store holds state that is not of the plan that wants to open it. Kafka Streams gives it as the
 * cause of another exception, and does not start.
 */
public final class OtherPlanException extends StreamsException {
  private static final long serialVersionUID = 1;

  OtherPlanException(String message) {
    super(message);
  }
}
