package dev.semblance.example.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands where a model would: a few points for each thing that is unusual about a payment. */
final class ScoringRule {
  private static final int REVIEW = 3;
  private static final int DECLINE = 5;

  private ScoringRule() {}

  /**
   * @param vector of {@code payment_fraud}, by column; what is not known is null
   */
  static Decision decide(Map<String, Object> vector) {
    List<String> reasons = new ArrayList<>();
    int points = 0;
    if (number(vector, "price_to_usual", 1) > 5) {
      reasons.add("far more than the customer usually pays");
      points += 2;
    }
    if (number(vector, "price_to_category", 1) > 10) {
      reasons.add("far more than such a purchase costs");
      points += 2;
    }
    if (number(vector, "km_from_customers", 0) > 3000) {
      reasons.add("far from the merchant's customers");
      points += 1;
    }
    if (number(vector, "network_signups_1d", 0) > 3) {
      reasons.add("many new accounts from this network");
      points += 2;
    }
    if (Boolean.TRUE.equals(vector.get("night"))) {
      reasons.add("at night");
      points += 1;
    }
    Decision.Outcome outcome =
        points >= DECLINE
            ? Decision.Outcome.DECLINE
            : points >= REVIEW ? Decision.Outcome.REVIEW : Decision.Outcome.ACCEPT;
    return new Decision((String) vector.get("transaction_id"), outcome, points, reasons);
  }

  private static double number(Map<String, Object> vector, String column, double ifUnknown) {
    return vector.get(column) instanceof Number number ? number.doubleValue() : ifUnknown;
  }
}
