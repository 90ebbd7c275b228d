package dev.semblance.streaming.topology;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.record.EventLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sorts a plan's stages into waves, and finds out which columns travel where. */
final class FlowPlanner {
  /** A bit each tells which of them are done. */
  private static final int MOST_STAGES_IN_WAVE = Long.SIZE;

  private final Plan plan;
  private final Map<String, EventBinding> bindings;
  private final List<List<StageInput>> inputs;

  /** For each event and column its type; the order is that of columns in rows. */
  private final Map<String, Map<String, Type>> types = new HashMap<>();

  /** For each event and column the first junction that has it. */
  private final Map<String, Map<String, Integer>> junctions = new HashMap<>();

  private final Map<String, List<List<Integer>>> waves = new LinkedHashMap<>();
  private final int[] waveOf;
  private final int[] depthOf;

  FlowPlanner(Plan plan, Map<String, EventBinding> bindings) {
    this.plan = plan;
    this.bindings = bindings;
    this.inputs = plan.stages().stream().map(StageInput::of).toList();
    this.waveOf = new int[plan.stages().size()];
    this.depthOf = new int[plan.stages().size()];
    plan.events().forEach(this::declare);
    for (int stage = 0; stage < plan.stages().size(); stage++) {
      place(stage);
    }
  }

  private void declare(EventSchema event) {
    Map<String, Type> declared = new LinkedHashMap<>();
    event.fields().forEach(field -> declared.put(field.name(), field.type()));
    types.put(event.name(), declared);
    junctions.put(event.name(), new HashMap<>());
    waves.put(event.name(), new ArrayList<>());
  }

  private void place(int index) {
    Stage stage = plan.stages().get(index);
    String event = stage.subject().event();
    int wave = subjectJunction(index);
    waveOf[index] = wave;
    List<List<Integer>> ofEvent = waves.get(event);
    while (ofEvent.size() <= wave) {
      ofEvent.add(new ArrayList<>());
    }
    if (ofEvent.get(wave).size() == MOST_STAGES_IN_WAVE) {
      throw new IllegalArgumentException(
          "the vector "
              + plan.output().vector()
              + " needs more than "
              + MOST_STAGES_IN_WAVE
              + " keys at once; cut it in two");
    }
    for (StageInput input : inputs.get(index)) {
      depthOf[index] = Math.max(depthOf[index], 1 + depthBefore(input.event(), junction(input)));
    }
    depthOf[index] = Math.max(depthOf[index], 1 + depthBefore(event, wave));
    ofEvent.get(wave).add(index);
    for (AddedColumns.Column column : AddedColumns.of(stage).columns()) {
      types.get(event).put(column.name(), column.type());
      junctions.get(event).put(column.name(), wave + 1);
    }
  }

  /** The subject's rows are sent no earlier than what the same event gives to the stage. */
  private int subjectJunction(int index) {
    String event = plan.stages().get(index).subject().event();
    return inputs.get(index).stream()
        .filter(input -> input.event().equals(event))
        .mapToInt(this::junction)
        .max()
        .orElseThrow();
  }

  private int junction(StageInput input) {
    Map<String, Integer> known = junctions.get(input.event());
    return reads(input).stream().mapToInt(column -> known.getOrDefault(column, 0)).max().orElse(0);
  }

  private int depthBefore(String event, int junction) {
    return waves.get(event).stream()
        .limit(junction)
        .flatMap(List::stream)
        .mapToInt(stage -> depthOf[stage])
        .max()
        .orElse(0);
  }

  List<StageFlow> stages() {
    List<StageFlow> flows = new ArrayList<>();
    Map<String, EventFlow> events = events();
    for (int index = 0; index < inputs.size(); index++) {
      flows.add(stage(index, events));
    }
    return flows;
  }

  private StageFlow stage(int index, Map<String, EventFlow> events) {
    List<Feed> feeds = new ArrayList<>();
    for (StageInput input : inputs.get(index)) {
      int junction = input.subject() ? waveOf[index] : junction(input);
      Set<String> columns = new TreeSet<>(input.columns());
      EventFlow event = events.get(input.event());
      if (input.subject()) {
        columns.addAll(columnsOfTwins(index));
      }
      if (input.subject() && !event.gathered().get(junction)) {
        columns.addAll(existing(input.event(), readFrom(input.event(), junction + 1), junction));
      }
      feeds.add(new Feed(index, feeds.size(), input, junction, layout(input.event(), columns)));
    }
    Stage stage = plan.stages().get(index);
    return new StageFlow(index, stage, feeds, waveOf[index], depthOf[index], isKeyed(feeds));
  }

  /**
   * What the stage reads of the subject's row to know whether the same event is one of a source
   * under another key: both keys.
   */
  private Set<String> columnsOfTwins(int index) {
    Stage.Subject subject = plan.stages().get(index).subject();
    Set<String> columns = new TreeSet<>();
    for (StageInput input : inputs.get(index)) {
      if (!input.subject() && input.event().equals(subject.event())) {
        input.key().forEach(part -> addColumns(part, columns));
        subject.key().forEach(part -> addColumns(part, columns));
      }
    }
    return columns;
  }

  private boolean isKeyed(List<Feed> feeds) {
    return feeds.stream().allMatch(feed -> feed.junction() == 0 && isTopicKey(feed.input()));
  }

  private boolean isTopicKey(StageInput input) {
    String key = bindings.get(input.event()).topic().key();
    return key != null
        && input.key().size() == 1
        && input.key().get(0) instanceof ScalarExpression.Column column
        && column.name().equals(key);
  }

  Map<String, EventFlow> events() {
    Map<String, EventFlow> flows = new LinkedHashMap<>();
    plan.events().forEach(event -> flows.put(event.name(), event(event)));
    return flows;
  }

  private EventFlow event(EventSchema schema) {
    String name = schema.name();
    boolean trigger = plan.output().event().equals(name);
    List<List<Integer>> ofEvent = waves.get(name);
    int stages = ofEvent.stream().mapToInt(List::size).sum();
    List<Boolean> gathered = new ArrayList<>();
    List<RowLayout> layouts = new ArrayList<>(List.of(EventLayout.of(schema)));
    for (int wave = 0; wave < ofEvent.size(); wave++) {
      boolean last = wave == ofEvent.size() - 1;
      gathered.add(ofEvent.get(wave).size() > 1 || (trigger && last && stages > 1));
      int junction = wave + 1;
      layouts.add(layout(name, existing(name, readFrom(name, junction), junction)));
    }
    return new EventFlow(schema, trigger, ofEvent, gathered, layouts);
  }

  /** Columns of the event's rows that are read at a junction or later. */
  private Set<String> readFrom(String event, int junction) {
    Set<String> read = new TreeSet<>();
    for (int index = 0; index < inputs.size(); index++) {
      for (StageInput input : inputs.get(index)) {
        int from = input.subject() ? waveOf[index] : junction(input);
        if (input.event().equals(event) && from >= junction) {
          read.addAll(reads(input));
          if (input.subject()) {
            read.addAll(columnsOfTwins(index));
          }
        }
      }
    }
    Plan.VectorOutput output = plan.output();
    if (output.event().equals(event)) {
      read.addAll(plan.trigger().idFields());
      output.condition().ifPresent(condition -> addColumns(condition, read));
      output.columns().forEach(column -> addColumns(column.expression(), read));
    }
    return read;
  }

  private Set<String> existing(String event, Set<String> columns, int junction) {
    Map<String, Integer> known = junctions.get(event);
    Set<String> existing = new TreeSet<>(columns);
    existing.removeIf(column -> known.getOrDefault(column, 0) > junction);
    return existing;
  }

  /** Rows wait in topics and stores: names that may change must not say where a column stands. */
  private RowLayout layout(String event, Set<String> columns) {
    return new RowLayout(
        types.get(event).entrySet().stream()
            .filter(column -> columns.contains(column.getKey()))
            .map(column -> new RowLayout.Column(column.getKey(), column.getValue()))
            .toList());
  }

  private static Set<String> reads(StageInput input) {
    Set<String> read = new TreeSet<>(input.columns());
    input.key().forEach(part -> addColumns(part, read));
    return read;
  }

  private static void addColumns(ScalarExpression expression, Set<String> columns) {
    expression.forEachColumn(column -> columns.add(column.name()));
  }
}
