package dev.semblance.benchmarks;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Charges one after the other, the same for the same seed: cards, merchants, emails and addresses
 * some of which are far busier than others, and times that only go up.
 */
final class ChargeStream {
  private static final long START_MICROS = 1_767_225_600_000_000L; // 2026-01-01
  private static final String[] COUNTRIES = {"DE", "FR", "US", "BR", "IN", "JP"};

  private final Random random;
  private final int entities;
  private final long stepMicros;
  private long count;

  /**
   * @param entities roughly how many cards there are
   * @param stepMicros between two charges
   */
  ChargeStream(long seed, int entities, long stepMicros) {
    this.random = new Random(seed);
    this.entities = entities;
    this.stepMicros = stepMicros;
  }

  /** The next charge, by field. */
  Map<String, Object> next() {
    long number = count++;
    Map<String, Object> charge = new HashMap<>(16);
    charge.put("charge_id", "ch_" + number);
    charge.put("created", START_MICROS + number * stepMicros);
    charge.put("card", "card_" + skewed(entities));
    charge.put("merchant", "m_" + skewed(entities / 20 + 1));
    charge.put("email", "user" + skewed(entities) + "@example.com");
    charge.put("ip", "10." + skewed(entities / 2 + 1));
    charge.put("amount", BigDecimal.valueOf(100 + random.nextInt(50_000), 2));
    charge.put("country", COUNTRIES[random.nextInt(COUNTRIES.length)]);
    charge.put("outcome", random.nextInt(12) == 0 ? "failed" : "succeeded");
    return charge;
  }

  /** Small numbers come more often: the cube of an even draw. */
  private long skewed(int bound) {
    double draw = random.nextDouble();
    return (long) (draw * draw * draw * bound);
  }
}
