package dev.semblance.streaming.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.TestPlans;
import dev.semblance.streaming.format.VectorWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Vectors over several keys with a join, random events for them, and what they have to be.
 *
 * <p>What makes the expectation exact, though nothing orders the events of different partitions:
 * events fall into neighbourhoods that share no card and no merchant; a neighbourhood's events are
 * in one partition, by time. So the stages by card and by merchant, side by side, hear of an
 * entity's events in that order. A stage behind the one by card has the card in its key, and hears
 * of them in the order of that card. Accounts are opened, and known, before the first charge. And
 * an hour of lateness lets charges of one instant come in any order.
 */
final class Shop {
  static final String PROGRAM =
      """
      namespace shop

      event account {
        account : string     @id
        opened  : timestamp  @time
        card    : string
        plan    : string
      }

      event charge {
        charge   : string    @id
        at       : timestamp @time
        card     : string
        merchant : string
        amount   : decimal(10, 2)
      }

      stream known_charge = charge
        left join account on card within 1000d

      features card_activity v1 by card from charge {
        charges    = count()      over 1h, 1d
        spent      = sum(amount)  over 1d
        since_last = time_since_last()
      }

      features merchant_activity v1 by merchant from charge {
        cards_1d = distinct(card)  over 1d
        typical  = median(amount)  over 20 events
      }

      features plan_spending v1 by card, plan = account.plan from known_charge {
        mean_1d = mean(amount)  over 1d
        before  = count() prior
      }

      vector fraud v1 on known_charge {
        plan = account.plan
        card_activity.*
        merchant_activity.*
        to_usual = double(amount) / merchant_activity.typical
      }

      vector habit v1 on known_charge {
        use plan_spending by card, account.plan

        plan_spending.*
      }
      """;

  static final int PARTITIONS = 4;
  private static final int NEIGHBOURHOODS = 8;
  private static final int CARDS = 6;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final String name;
  private final List<Plan> plans = TestPlans.of(PROGRAM);
  private final Random random;
  private final List<Event> accounts = new ArrayList<>();
  private final List<Event> charges = new ArrayList<>();
  private int bad;
  private int repeated;

  /**
   * An event as it is sent.
   *
   * @param values null if the record is none
   */
  record Event(String topic, int partition, byte[] record, Map<String, Object> values) {}

  /**
   * @param name of its topics
   * @param howMany charges, some of them sent twice, with a bad record now and then between them
   */
  Shop(String name, int howMany, long seed) {
    this.name = name;
    this.random = new Random(seed);
    for (int neighbourhood = 0; neighbourhood < NEIGHBOURHOODS; neighbourhood++) {
      for (int card = 0; card < CARDS - 1; card++) { // The last card has no account.
        accounts.add(account(neighbourhood, card));
      }
    }
    for (int i = 0; i < howMany; i++) {
      Event charge = charge(i);
      charges.add(charge);
      if (random.nextInt(40) == 0) {
        charges.add(charge);
        repeated++;
      }
      if (random.nextInt(60) == 0) {
        charges.add(new Event(charge.topic(), charge.partition(), "{oops".getBytes(UTF_8), null));
        bad++;
      }
    }
  }

  private Event account(int neighbourhood, int card) {
    return event(
        accountTopic(),
        neighbourhood,
        Map.of(
            "account", "a" + neighbourhood + "-" + card,
            "opened", micros(Duration.ofSeconds(neighbourhood * 100L + card)),
            "card", "c" + neighbourhood + "-" + card,
            "plan", "p" + neighbourhood + "-" + card % 2));
  }

  private Event charge(int number) {
    int neighbourhood = random.nextInt(NEIGHBOURHOODS);
    return event(
        chargeTopic(),
        neighbourhood,
        Map.of(
            "charge", "x" + number,
            // Several charges of one instant.
            "at", micros(Duration.ofDays(1).plusSeconds(number / 3 * 60L)),
            "card", "c" + neighbourhood + "-" + random.nextInt(CARDS),
            "merchant", "m" + neighbourhood + "-" + random.nextInt(2),
            "amount", BigDecimal.valueOf(random.nextInt(100_000), 2)));
  }

  private static long micros(Duration sinceStart) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, START.plus(sinceStart));
  }

  private static Event event(String topic, int neighbourhood, Map<String, Object> values) {
    StringBuilder json = new StringBuilder();
    values.forEach(
        (field, value) ->
            json.append(json.isEmpty() ? "{" : ",")
                .append('"')
                .append(field)
                .append("\":")
                .append(value instanceof String ? "\"" + value + "\"" : value));
    byte[] record = json.append('}').toString().getBytes(UTF_8);
    return new Event(topic, neighbourhood % PARTITIONS, record, values);
  }

  String name() {
    return name;
  }

  List<Plan> plans() {
    return plans;
  }

  String accountTopic() {
    return name + "-accounts";
  }

  String chargeTopic() {
    return name + "-charges";
  }

  List<String> topics() {
    return List.of(accountTopic(), chargeTopic());
  }

  Map<String, EventBinding> bindings() {
    return Map.of(
        "account", binding("account", accountTopic()), "charge", binding("charge", chargeTopic()));
  }

  private static EventBinding binding(String event, String topic) {
    TimeFormat micros = TimeFormat.of(EpochUnit.US);
    long hour = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600));
    return new EventBinding(
        event, null, new Topic(topic, RecordFormat.JSON), Map.of(), micros, Map.of(), hour);
  }

  List<Event> accounts() {
    return accounts;
  }

  /** Part of the charges, from the first to before the second of so many equal parts. */
  List<Event> charges(int fromPart, int toPart, int parts) {
    int size = charges.size();
    return charges.subList(size * fromPart / parts, size * toPart / parts);
  }

  /** How many charges are sent a second time. */
  int repeated() {
    return repeated;
  }

  /** How many records are no charges. */
  int bad() {
    return bad;
  }

  /** Every charge's vectors as JSON, by vector and id, from the embedded engine, by time. */
  Map<String, Map<String, String>> expected() {
    Map<String, Map<String, String>> vectors = new TreeMap<>();
    try (FeatureEngine engine = FeatureEngine.builder(plans).build()) {
      accounts.forEach(event -> engine.process("account", event.values()));
      for (Event charge : charges) {
        if (charge.values() != null) {
          for (FeatureVector vector : engine.process("charge", charge.values())) {
            String json = new String(VectorWriter.json(vector.schema()).write(vector), UTF_8);
            vectors
                .computeIfAbsent(vector.schema().vector(), name -> new TreeMap<>())
                .put((String) vector.id().get(0), json);
          }
        }
      }
    }
    return vectors;
  }
}
