package dev.semblance.parity.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A vector of one of the example projects, and how DuckDB computes the same.
 *
 * @param project the folder under {@code examples/}
 * @param sql the script under {@code resources/examples/} that makes {@code expected_<vector>} from
 *     the raw files
 * @param id the columns that tell rows apart
 * @param rows how many the vector has
 * @param compared how many of them the script computes
 * @param inexact columns that DuckDB itself computes in rounded steps, or with another library's
 *     functions, and how far they may be off, relatively; every other column must be equal
 */
record ExampleVector(
    String project,
    String featureFile,
    String vector,
    String sql,
    List<String> id,
    long rows,
    long compared,
    Map<String, Double> inexact) {

  private static final double ROUNDED_STEPS = 1e-9;

  static final List<ExampleVector> ALL =
      List.of(
          new ExampleVector(
              "card-fraud",
              "card_fraud.feature",
              "payment_fraud",
              "card_fraud.sql",
              List.of("transaction_id"),
              1_611,
              1_611,
              Map.of(
                  "customer_activity_price_stddev", ROUNDED_STEPS,
                  "km_from_customers", ROUNDED_STEPS)),
          new ExampleVector(
              "card-fraud",
              "card_fraud.feature",
              "signup_fraud",
              "card_fraud.sql",
              List.of("event_id"),
              20_000,
              20_000,
              Map.of()),
          new ExampleVector(
              "toy-store",
              "toy_store.feature",
              "item_refund",
              "toy_store.sql",
              List.of("item_id"),
              40_025,
              40_025,
              Map.of("product_refunds_mean_days_kept", ROUNDED_STEPS)),
          new ExampleVector(
              "toy-store",
              "toy_store.feature",
              "cross_sale",
              "toy_store.sql",
              List.of("order_id"),
              32_313,
              32_313,
              Map.of()),
          new ExampleVector(
              "it-incidents",
              "it_incidents.feature",
              "sla_breach",
              "it_incidents.sql",
              List.of("number", "mod_count", "updated_at"),
              141_712,
              6_899,
              Map.of()),
          new ExampleVector(
              "wikipedia-edits",
              "wikipedia_edits.feature",
              "damage",
              "wikipedia_edits.sql",
              List.of("event_id"),
              39_244,
              39_244,
              Map.of("channel_pulse_added_spread", ROUNDED_STEPS)));

  /** The example's folder, seen from the folder of this module. */
  Path folder() {
    return Path.of("..", "examples", project).toAbsolutePath().normalize();
  }

  @Override
  public String toString() {
    return project + "/" + vector;
  }
}
