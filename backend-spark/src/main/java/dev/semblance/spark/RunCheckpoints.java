package dev.semblance.spark;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.spark.checkpoint.Checkpoints;
import dev.semblance.spark.checkpoint.Fingerprint;
import dev.semblance.spark.checkpoint.WorkPlace;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.plan.BackfillSteps;
import dev.semblance.spark.source.OpenSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;

/** Decides whether a run saves its stages, and with what work of an earlier one it may go on. */
final class RunCheckpoints {

  /** Runs over less are soon done again. */
  private static final long WORTH_SAVING = 1L << 30;

  private final BackfillRequest request;
  private final BackfillSteps steps;
  private final Map<String, OpenSource> sources;

  RunCheckpoints(BackfillRequest request, BackfillSteps steps, Map<String, OpenSource> sources) {
    this.request = request;
    this.steps = steps;
    this.sources = sources;
  }

  /** Opens a place for a run's stages. */
  @FunctionalInterface
  interface Opener {
    Checkpoints open(String fingerprint, boolean resume, List<String> stages) throws IOException;
  }

  /**
   * What this run is to use; other work for the same output is removed.
   *
   * @param listener hears which steps are done already, if that was asked for
   * @throws BackfillException if the run is to be saved, and does not read files alone
   */
  Checkpoints open(OutputPlace place, Opener opener, ProgressListener listener) throws IOException {
    List<String> stages = steps.stages().stream().map(step -> step.stage().name()).toList();
    if (!isSaved() || stages.isEmpty()) {
      new WorkPlace(place).removeAll();
      tell(listener, List.of());
      return Checkpoints.NONE;
    }
    Checkpoints checkpoints = opener.open(fingerprint(), request.resume(), stages);
    tell(listener, stages.subList(0, checkpoints.done()));
    return checkpoints;
  }

  private void tell(ProgressListener listener, List<String> done) {
    if (request.resume()) {
      listener.resumed(done);
    }
  }

  private boolean isSaved() {
    boolean files = sources.values().stream().allMatch(source -> source.inputs().isPresent());
    if (!request.resume() && request.checkpoints() != CheckpointPolicy.ALWAYS) {
      return files
          && request.checkpoints() == CheckpointPolicy.AUTO
          && sources.values().stream().mapToLong(OpenSource::bytes).sum() > WORTH_SAVING;
    }
    if (!files) {
      throw new BackfillException(
          "only a backfill that reads files can be saved and resumed: of other sources it is not"
              + " known whether they are still the same");
    }
    return true;
  }

  /** Of all on which the rows depend, and how they are counted. */
  private String fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(steps);
    for (VectorTarget target : request.targets()) {
      fingerprint.add(target.planHash()).add(target.selection()).add(target.plan().output());
    }
    fingerprint.add(request.order()).add(request.onBadRecord());
    for (EventSchema event : steps.plan().events()) {
      fingerprint.add(event.name());
      addBinding(fingerprint, request.sources().get(event.name()));
      List<FileStatus> inputs = sources.get(event.name()).inputs().orElseThrow();
      fingerprint.add(inputs.size());
      inputs.forEach(fingerprint::addFile);
    }
    return fingerprint.text();
  }

  private static void addBinding(Fingerprint fingerprint, EventSource source) {
    EventBinding binding = ((EventSource.Files) source).binding();
    Archive archive = binding.archive();
    fingerprint.add(binding.columns()).add(binding.time()).add(binding.fields());
    fingerprint.add(binding.latenessMicros()).add(archive.format()).add(archive.csv());
    fingerprint.add(archive.dates().slackMicros());
  }
}
