package dev.semblance.cli;

import dev.semblance.cli.replay.ArchiveFeed;
import dev.semblance.cli.replay.BadRecordFiles;
import dev.semblance.cli.replay.DatedVectorFiles;
import dev.semblance.cli.replay.VectorFormat;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.spark.BadRecordPolicy;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.SchemaFile;
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
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A replay with what its user sees of it: progress, summary, a few rows. */
final class ReplayRun {
  /** Of one stage in memory as they are; the others are there too, as bytes. */
  private static final int LIVE_ENTITIES = 100_000;

  private final Console console;
  private final Plan plan;
  private final Bindings bindings;
  private final Configuration configuration = new Configuration();

  ReplayRun(Console console, Plan plan, Bindings bindings) {
    this.console = console;
    this.plan = plan;
    this.bindings = bindings;
    // Without the checksum files that Hadoop puts beside every local file.
    configuration.set("fs.file.impl", RawLocalFileSystem.class.getName());
    configuration.set("fs.file.impl.disable.cache", "true");
  }

  /**
   * What is wanted.
   *
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
    OutputPlace place = OutputPlace.prepare(wish.out(), wish.overwrite(), configuration);
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
        new BadRecordFiles(
            place.fileSystem(),
            new org.apache.hadoop.fs.Path(place.staging(), OutputPlace.QUARANTINE),
            wish.onBadRecord());
    DatedVectorFiles files =
        new DatedVectorFiles(place.staging(), wish.format(), plan, planHash, configuration);
    ReplaySummary summary;
    try (ScratchFolder scratch = ScratchFolder.make(place.staging());
        bad;
        files) {
      Replay replay = replay(wish.order(), scratch.path());
      try (replay) {
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
    SchemaFile.write(place.fileSystem(), place.staging(), plan, planHash);
    long elapsed = System.nanoTime() - started;
    Result result = new Result(summary, bad, files, place, Duration.ofNanos(elapsed));
    progress.done(summary);
    place.publish();
    return result;
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
