package dev.semblance.example.consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Turns each vector into a decision; key and headers stay. */
final class DecidingProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void process(Record<byte[], byte[]> vector) {
    context().forward(vector.withValue(ScoringRule.decide(columns(vector.value())).toJson()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> columns(byte[] vector) {
    try {
      return JSON.readValue(vector, Map.class);
    } catch (IOException e) {
      throw new IllegalStateException("a vector is a JSON object", e);
    }
  }
}
