package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.checkpoint.Checkpoints;
import dev.semblance.spark.checkpoint.SavedStages;
import dev.semblance.spark.output.DataFile;
import dev.semblance.spark.output.OutputJob;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.VectorOutput;
import dev.semblance.spark.plan.BackfillSteps;
import dev.semblance.spark.source.OpenSource;
import dev.semblance.spark.source.ScanContext;
import dev.semblance.spark.source.SourceOpener;
import dev.semblance.spark.stage.KeptLane;
import dev.semblance.spark.stage.Lane;
import dev.semblance.spark.stage.StageRunner;
import dev.semblance.spark.task.RowsByHour;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** One run of a plan: sources opened, stages run, rows written or collected. */
final class BackfillRun {

  /** The last steps for each vector: bringing rows into the order of time, and writing them. */
  private static final int OUTPUT_STEPS = 2;

  private final RunSession session;
  private final Plan plan;
  private final BackfillSteps steps;
  private final Map<String, OpenSource> sources = new HashMap<>();
  private final Tally tally;
  private final RowsByHour rowsByHour;
  private final StepListener progress;
  private final Broadcast<SerializableConfiguration> configuration;

  /** Directory for bad records; null when the first one ends the run. */
  private final Path quarantine;

  private final SparkPlanTranslator translator;

  BackfillRun(
      RunSession session,
      BackfillSteps steps,
      Map<String, EventSource> sources,
      Path quarantine,
      ProgressListener listener,
      OptionalInt partitions,
      int vectors) {
    SparkContext context = session.session().sparkContext();
    this.session = session;
    this.plan = steps.plan();
    this.steps = steps;
    this.tally = Tally.register(context);
    this.rowsByHour = RowsByHour.register(context);
    this.quarantine = quarantine;
    this.progress =
        new StepListener(context, listener, steps.stages().size() + vectors * OUTPUT_STEPS);
    this.configuration =
        JavaSparkContext.fromSparkContext(context)
            .broadcast(new SerializableConfiguration(session.configuration()));
    openSources(sources);
    this.translator =
        new SparkPlanTranslator(
            steps,
            this.sources,
            this::scanContext,
            new StageRunner(session.session(), partitions),
            tally);
  }

  private void openSources(Map<String, EventSource> given) {
    SourceOpener opener = new SourceOpener(session.session(), session.configuration());
    for (EventSchema event : plan.events()) {
      EventSource source = given.get(event.name());
      if (source == null) {
        throw new BackfillException("event %s has no source".formatted(event.name()));
      }
      sources.put(event.name(), opener.open(event, source, steps.rangeOf(event.name())));
    }
    session.sizeExchanges(sources.values());
  }

  private ScanContext scanContext(EventSchema event) {
    String directory = quarantine == null ? null : new Path(quarantine, event.name()).toString();
    boolean isTrigger = event.name().equals(plan.output().event());
    return new ScanContext(
        Shipped.of(event), configuration, tally, isTrigger ? rowsByHour : null, directory);
  }

  /**
   * What this run may go on with, and where it saves what it does.
   *
   * @param place to which the rows go
   * @param listener hears of the steps that are done already
   */
  Checkpoints checkpoints(BackfillRequest request, OutputPlace place, ProgressListener listener)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.session().sparkContext());
    return new RunCheckpoints(request, steps, sources)
        .open(
            place,
            (fingerprint, resume, stages) ->
                SavedStages.open(
                    context, configuration, place, fingerprint, resume, stages, tally, rowsByHour),
            listener);
  }

  /** Writes the rows of each vector to its place. */
  Map<RunOutputs.Place, List<DataFile>> write(
      List<RunOutputs.Place> places, Checkpoints checkpoints) throws IOException {
    return whileListening(
        () -> {
          Lane lane = translator.runStages(progress::begin, checkpoints);
          if (places.size() == 1) {
            return Map.of(places.get(0), write(places.get(0), lane));
          }
          Map<RunOutputs.Place, List<DataFile>> files = new HashMap<>();
          boolean saved = checkpoints != Checkpoints.NONE;
          try (KeptLane kept = new KeptLane(session.session(), lane, saved)) {
            for (RunOutputs.Place place : places) {
              List<String> reads = steps.outputOf(place.target().plan().output()).reads();
              files.put(place, write(place, kept.only(reads)));
            }
          }
          return files;
        });
  }

  private List<DataFile> write(RunOutputs.Place place, Lane lane) throws IOException {
    OutputJob job =
        translator.output(
            place.target().plan(), rowsByHour.value(), session.parallelism(), place.metadata());
    return new VectorOutput(session.session(), progress::begin)
        .write(job, lane, place.place(), place.configuration());
  }

  /** The rows as boxed values, in the order of time and identity. */
  List<List<Object>> collect() throws IOException {
    return whileListening(
        () -> {
          Lane lane = translator.runStages(progress::begin, Checkpoints.NONE);
          OutputJob job =
              translator.output(plan, rowsByHour.value(), session.parallelism(), Map.of());
          return new VectorOutput(session.session(), progress::begin).collect(job, lane);
        });
  }

  private <T> T whileListening(Work<T> work) throws IOException {
    SparkContext context = session.session().sparkContext();
    context.addSparkListener(progress);
    try {
      return work.run();
    } finally {
      progress.end();
      context.removeSparkListener(progress);
      configuration.destroy();
    }
  }

  /** For each event that was read, how many of its records were bad. */
  Map<String, Long> badRecords() {
    return translator.badRecords();
  }

  /** For each event that was read, what of it was. */
  Map<String, EventFigures> figures() {
    return translator.figures();
  }

  /** For each event that was read, how many shared time and id with a different one. */
  Map<String, Long> conflicts() {
    return translator.conflicts();
  }

  /** For each event that was read, how many of its events were delivered again. */
  Map<String, Long> duplicates() {
    return translator.duplicates();
  }

  /** For each event, how often one came too late for something of a stage; none in event order. */
  Map<String, Long> tooLate() {
    return translator.late();
  }

  /** How many triggers came too late to be answered. */
  long refused() {
    return tally.total(OutputJob.REFUSED_COUNTER);
  }

  /** Something that talks to file systems. */
  private interface Work<T> {
    T run() throws IOException;
  }
}
