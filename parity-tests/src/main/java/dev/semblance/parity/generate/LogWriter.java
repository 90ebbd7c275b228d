package dev.semblance.parity.generate;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random logs that look for trouble: few instants, so that events tie and windows end exactly on
 * them; few keys, one of them hot; equal ids, exact duplicates, nulls, and values at the ends of
 * their types. A seed gives the same log for ever.
 */
public final class LogWriter {
  private static final long SECOND = 1_000_000;

  /** How many instants few events share; more have more. */
  private static final int INSTANTS = 12;

  private static final int FEW_EVENTS = 60;
  private static final List<Long> ORIGINS =
      List.of(0L, 0L, -60 * SECOND, 1_700_000_000L * SECOND, -3_000_000_000_000_001L);

  /** From where windows reach beyond all times. */
  private static final List<Long> FARTHEST =
      List.of(Long.MIN_VALUE + 1, Long.MAX_VALUE - 61 * SECOND);

  /** The first and the last hour of the years 1 to 9999. */
  private static final List<Long> FARTHEST_DATED =
      List.of(-62_135_596_799L * SECOND, 253_402_297_200L * SECOND);

  private static final List<String> KEYS =
      List.of("a", "a", "a", "a", "b", "", "\uD83D\uDE00", "a\0");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "A",
          "ab",
          "a.b.c",
          "a@b.c",
          " 12 ",
          "12",
          "-1.5e1",
          "1.2.3.4",
          "2001:DB8::1",
          "\uFF5E",
          "\uD83D\uDE00",
          "\u00e9x",
          "\u00df",
          "\u0130");
  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          1.0,
          -1.0,
          0.1,
          0.2,
          -0.3,
          3.5,
          1e16,
          -1e16,
          1e308,
          -1e308,
          Double.MAX_VALUE,
          Double.MIN_VALUE,
          -Double.MIN_VALUE,
          1e-310,
          Double.MIN_NORMAL);
  private static final List<Long> INTS =
      List.of(
          0L,
          1L,
          2L,
          3L,
          -1L,
          7L,
          100L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MAX_VALUE - 1,
          1L << 53,
          (1L << 53) + 1);

  private final Choice choice;

  /** Whether values at the ends of their types are to be had at all: they hide common ones. */
  private final boolean extremes;

  private final long origin;
  private final int instants;

  private LogWriter(long seed, List<Long> farthest, int most) {
    choice = new Choice(seed);
    extremes = !choice.oneIn(3);
    origin = choice.oneIn(20) ? choice.of(farthest) : choice.of(ORIGINS);
    instants = INSTANTS * Math.max(1, most / FEW_EVENTS);
  }

  /** The log of a seed, with at most so many events of each name. */
  public static EventLog write(long seed, List<EventSchema> schemas, int most) {
    return new LogWriter(seed, FARTHEST, most).log(schemas, most);
  }

  /** The same with all times in the years 1 to 9999, as services ask of their events. */
  public static EventLog writeDated(long seed, List<EventSchema> schemas, int most) {
    return new LogWriter(seed, FARTHEST_DATED, most).log(schemas, most);
  }

  private EventLog log(List<EventSchema> schemas, int most) {
    Map<String, List<Event>> events = new LinkedHashMap<>();
    for (EventSchema schema : schemas) {
      events.put(schema.name(), events(schema, most));
    }
    return new EventLog(events);
  }

  private List<Event> events(EventSchema schema, int most) {
    int count = choice.oneIn(12) ? 0 : choice.between(most / 4, most);
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      if (!events.isEmpty() && choice.oneIn(10)) {
        events.add(repeated(schema, choice.of(events)));
      } else {
        events.add(event(schema));
      }
    }
    return choice.shuffled(events);
  }

  /** The same event again, or one that differs from it in a field or two but not in its id. */
  private Event repeated(EventSchema schema, Event event) {
    Map<String, Object> values = new LinkedHashMap<>(event.fields());
    int changes = choice.of(0, 1, 1, 2);
    for (int i = 0; i < changes; i++) {
      Field field = choice.of(schema.fields());
      if (!schema.idFields().contains(field.name())) {
        values.put(field.name(), value(schema, field));
      }
    }
    return new Event(values);
  }

  private Event event(EventSchema schema) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      values.put(field.name(), value(schema, field));
    }
    return new Event(values);
  }

  private Object value(EventSchema schema, Field field) {
    if (field.name().equals(schema.timeField())) {
      return time();
    }
    if (schema.idFields().contains(field.name())) {
      return id(field.type());
    }
    if (field.nullable() && choice.oneIn(8)) {
      return null;
    }
    return switch (field.name().substring(field.name().lastIndexOf('.') + 1)) {
      case "card" -> choice.of(KEYS);
      case "shop" -> choice.of(1L, 1L, 1L, 2L, -1L);
      default -> value(field.type());
    };
  }

  private Object id(Type type) {
    return switch (type.kind()) {
      case INT -> (long) choice.between(-20, 99);
      case STRING -> idText();
      default -> value(type);
    };
  }

  private String idText() {
    return choice.of("i", "j", "\uFFFD", "\uD83D\uDE00", "", "i\0") + choice.between(0, 99);
  }

  /** Multiples of five seconds for the most part, as the windows of the programs are. */
  private long time() {
    long time = origin + choice.between(0, instants) * 5 * SECOND;
    return choice.oneIn(6) ? time + choice.of(-1, 1) : time;
  }

  private Object value(Type type) {
    return switch (type.kind()) {
      case BOOL -> choice.oneIn(2);
      case INT -> extremes ? choice.of(INTS) : Long.valueOf(choice.between(-5, 20));
      case DOUBLE -> anyDouble();
      case DECIMAL -> decimal(type);
      case STRING -> choice.of(TEXTS);
      case TIMESTAMP -> time();
      case DURATION -> duration();
      case LIST -> list(type.element().orElseThrow());
      case MAP -> map(type.element().orElseThrow());
    };
  }

  private Double anyDouble() {
    if (extremes && choice.oneIn(2)) {
      return choice.of(DOUBLES);
    }
    return choice.oneIn(2) ? choice.between(-8, 8) / 4.0 + 0.0 : choice.anyDouble() * 100;
  }

  private BigDecimal decimal(Type type) {
    BigInteger unscaled = BigInteger.valueOf(choice.between(-2000, 2000));
    if (extremes && choice.oneIn(3)) {
      BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
      unscaled = choice.of(most, most.negate(), BigInteger.ONE, most.shiftRight(1));
    }
    return new BigDecimal(unscaled, type.scale());
  }

  private Long duration() {
    if (extremes && choice.oneIn(4)) {
      return choice.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L);
    }
    return choice.between(-3, 12) * 5 * SECOND;
  }

  private Map<String, Object> map(Type element) {
    MapEntries entries = new MapEntries();
    int size = choice.of(0, 1, 2, 3, 5);
    for (int i = 0; i < size; i++) {
      entries.add(choice.oneIn(2) ? choice.of(KEYS) : choice.of(TEXTS), value(element));
    }
    return entries.toMap();
  }

  private List<Object> list(Type element) {
    List<Object> items = new ArrayList<>();
    int size = choice.of(0, 1, 2, 2, 3);
    for (int i = 0; i < size; i++) {
      items.add(value(element));
    }
    return items;
  }
}
