package dev.semblance.cli;

import dev.semblance.cli.replay.ArchiveFeed;
import dev.semblance.cli.replay.BadRecordFiles;
import dev.semblance.cli.replay.DatedVectorFiles;
import dev.semblance.cli.replay.RejectionLog;
import dev.semblance.cli.replay.VectorFormat;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.spark.BadRecordPolicy;
import dev.semblance.spark.EventOrder;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.OutputWish;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.replay.Replay;
import dev.semblance.streaming.replay.ReplayOrder;
import dev.semblance.streaming.replay.ReplaySummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A replay with what its user sees of it: progress, summary, a few rows. */
final class ReplayRun {
  /** Of one stage in memory as they are; the others are there too, as bytes. */
  private static final int LIVE_ENTITIES = 100_000;

  private final Console console;
  private final Plan plan;
  private final Bindings bindings;
  private final Configuration configuration;

  ReplayRun(Console console, Plan plan, Bindings bindings) {
    this.console = console;
    this.plan = plan;
    this.bindings = bindings;
    this.configuration = StorageSettings.ofHadoop(bindings.s3(), Map.of());
  }

  /**
   * What is wanted.
   *
   * @param rejections a file for what was turned away
   * @param show how many rows of the result to print
   * @param quiet neither progress nor a summary
   */
  record Wish(
      String out,
      ReplayOrder order,
      VectorFormat format,
      ReplayState state,
      TriggerRange range,
      boolean overwrite,
      BadRecordPolicy onBadRecord,
      Optional<Path> rejections,
      int show,
      boolean quiet) {}

  /** What became of it. */
  record Result(
      ReplaySummary summary,
      BadRecordFiles bad,
      DatedVectorFiles files,
      OutputPlace place,
      Duration elapsed) {}

  void run(Wish wish) throws IOException {
    refuseDateColumn();
    long started = System.nanoTime();
    LastRows last = new LastRows(VectorSchema.of(plan), wish.show());
    ReplayProgress progress = new ReplayProgress(console, wish.quiet());
    OutputPlace place = OutputPlace.prepare(outputWish(wish), configuration);
    try (progress) {
      Result result = write(wish, place, last, progress, started);
      progress.close();
      if (!wish.quiet()) {
        new ReplaySummaryView(result).print(console.err());
      }
      last.table().ifPresent(table -> table.print(console.out()));
    } catch (SourceException | UncheckedIOException e) {
      throw CommandFailure.environment(e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.environment("the replay failed: " + e, e);
    } finally {
      place.discard();
    }
  }

  private OutputWish outputWish(Wish wish) {
    return new OutputWish(
        wish.out(),
        wish.overwrite(),
        new TimeRange(
            wish.range().from().orElse(Long.MIN_VALUE), wish.range().end().orElse(Long.MAX_VALUE)),
        plan,
        CanonicalForm.of(plan).hash(),
        wish.order() == ReplayOrder.ARRIVAL ? EventOrder.ARRIVAL : EventOrder.EVENT);
  }

  private void refuseDateColumn() {
    boolean taken =
        VectorSchema.of(plan).columns().stream().anyMatch(column -> column.name().equals("date"));
    if (taken) {
      throw CommandFailure.environment(
          "vector %s has a column `date`, which is the name of the output's partitions: rename it"
              .formatted(plan.output().vector()));
    }
  }

  private Result write(
      Wish wish, OutputPlace place, LastRows last, ReplayProgress progress, long started)
      throws IOException {
    String planHash = CanonicalForm.of(plan).hash();
    BadRecordFiles bad =
        new BadRecordFiles(place.fileSystem(), place.quarantine(), wish.onBadRecord());
    DatedVectorFiles files =
        new DatedVectorFiles(
            place.directory(), place.run(), wish.format(), plan, planHash, configuration);
    ReplaySummary summary;
    try (ScratchFolder scratch = ScratchFolder.make(place.directory());
        bad;
        files) {
      Replay replay = replay(wish.order(), scratch.path());
      try (replay;
          RejectionLog log = log(wish)) {
        if (log != null) {
          replay.onRejection(log::add);
        }
        read(replay, bad, progress);
        summary =
            replay.run(
                engine(wish.state(), scratch.path()),
                range(wish.range()),
                vector -> {
                  files.accept(vector);
                  last.add(vector);
                },
                progress::replayed);
      }
    }
    long elapsed = System.nanoTime() - started;
    Result result = new Result(summary, bad, files, place, Duration.ofNanos(elapsed));
    progress.done(summary);
    place.publish(files.written());
    return result;
  }

  /** Where what is turned away is to be told; null where nobody wants to know. */
  private RejectionLog log(Wish wish) {
    if (wish.rejections().isEmpty()) {
      return null;
    }
    try {
      return RejectionLog.open(plan, wish.rejections().get());
    } catch (IOException e) {
      throw CommandFailure.environment("cannot write " + wish.rejections().get() + ": " + e, e);
    }
  }

  private Replay replay(ReplayOrder order, Path scratch) {
    try {
      return new Replay(plan, order, scratch);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }

  private void read(Replay replay, BadRecordFiles bad, ReplayProgress progress) throws IOException {
    for (EventSchema event : plan.events()) {
      try (ArchiveFeed feed =
          ArchiveFeed.of(event, bindings.event(event.name()), configuration, bad)) {
        replay.read(event.name(), feed, count -> progress.reading(event.name(), count));
      }
    }
    progress.read();
  }

  private FeatureEngine.Builder engine(ReplayState state, Path scratch) {
    FeatureEngine.Builder engine =
        FeatureEngine.builder(List.of(plan))
            .lateness(event -> bindings.event(event).latenessMicros());
    return state == ReplayState.ROCKSDB
        ? engine.rocksDbState(scratch.resolve("state"))
        : engine.heapState().checkpointEvery(0).liveEntities(LIVE_ENTITIES);
  }

  private static Replay.Range range(TriggerRange range) {
    return new Replay.Range(
        range.from().orElse(Long.MIN_VALUE), range.end().orElse(Long.MAX_VALUE));
  }
}
