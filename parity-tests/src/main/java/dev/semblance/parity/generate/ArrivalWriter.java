package dev.semblance.parity.generate;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.EventLog;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random orders of arrival: mostly by time, each event a little or far too late for the lateness of
 * its kind, some of them twice, soon or long after. A seed gives the same for ever.
 */
public final class ArrivalWriter {
  private static final long SECOND = 1_000_000;

  /** Times of logs are multiples of five seconds for the most part, over a minute. */
  private static final List<Long> LATENESS =
      List.of(0L, 0L, 1L, 5 * SECOND, 10 * SECOND, 20 * SECOND, 30 * 86_400 * SECOND);

  private static final List<Long> DELAYS = List.of(0L, 5 * SECOND, 15 * SECOND, 120 * SECOND);

  private final Choice choice;

  private ArrivalWriter(long seed) {
    // Another stream of choices than the log's of the same seed.
    choice = new Choice(~seed);
  }

  /** The arrivals of a seed, with at most so many different events of each name. */
  public static Arrivals write(long seed, Collection<EventSchema> schemas, int most) {
    EventLog log = LogWriter.writeDated(seed, List.copyOf(schemas), most);
    return new ArrivalWriter(seed).arrivals(log, schemas);
  }

  private Arrivals arrivals(EventLog log, Collection<EventSchema> schemas) {
    Map<String, Long> lateness = new LinkedHashMap<>();
    Map<String, String> timeFields = new LinkedHashMap<>();
    for (EventSchema schema : schemas) {
      lateness.put(schema.name(), choice.of(LATENESS));
      timeFields.put(schema.name(), schema.timeField());
    }
    List<Arrived> ordered =
        delayed(choice.shuffled(Arrivals.of(log).inOrder()), timeFields, choice.of(DELAYS));
    return new Arrivals(repeated(ordered), lateness);
  }

  /** By time, where each comes up to so much later than it happened; ties as they were. */
  private List<Arrived> delayed(
      List<Arrived> events, Map<String, String> timeFields, long mostMicros) {
    Map<Arrived, BigInteger> due = new LinkedHashMap<>();
    for (Arrived arrived : events) {
      long time = (Long) arrived.event().get(timeFields.get(arrived.name()));
      long delay = choice.oneIn(2) ? (long) (mostMicros * choice.anyDouble()) : 0;
      due.put(arrived, BigInteger.valueOf(time).add(BigInteger.valueOf(delay)));
    }
    List<Arrived> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparing(due::get));
    return ordered;
  }

  private List<Arrived> repeated(List<Arrived> events) {
    List<Arrived> all = new ArrayList<>(events);
    for (int i = 0; i < all.size(); i++) {
      if (choice.oneIn(10)) {
        int reach = choice.oneIn(2) ? Math.min(all.size(), i + 3) : all.size();
        all.add(choice.between(i + 1, Math.max(i + 1, reach)), all.get(i));
      }
    }
    return all;
  }
}
