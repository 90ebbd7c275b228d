package dev.semblance.example.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * What is to be done with a payment.
 *
 * @param payment its id
 * @param points 0 is as usual as can be
 * @param reasons why there are points
 */
public record Decision(String payment, Outcome outcome, int points, List<String> reasons) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What happens to the payment. */
  public enum Outcome {
    ACCEPT,
    REVIEW,
    DECLINE
  }

  public Decision {
    reasons = List.copyOf(reasons);
  }

  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a decision can be written", e);
    }
  }

  static Decision ofJson(byte[] json) {
    try {
      return JSON.readValue(json, Decision.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("no decision: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return String.format("%-7s %s (%d: %s)", outcome, payment, points, String.join(", ", reasons));
  }
}
