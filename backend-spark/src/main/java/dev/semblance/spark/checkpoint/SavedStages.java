package dev.semblance.spark.checkpoint;

import dev.semblance.spark.output.AtomicFile;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.source.ScanContext;
import dev.semblance.spark.stage.Lane;
import dev.semblance.spark.task.RowsByHour;
import dev.semblance.spark.task.Tally;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Keeps the rows of each stage in files of the work place. A stage is done when its marker is
 * there, which lists the files and holds all that was counted until then; what no marker lists
 * counts for nothing. Bad records are copied along, since a run's quarantine goes with the run.
 */
public final class SavedStages implements Checkpoints {
  private static final String QUARANTINE = "quarantine";

  private final JavaSparkContext spark;
  private final Broadcast<SerializableConfiguration> configuration;
  private final OutputPlace output;
  private final FileSystem fileSystem;
  private final WorkPlace place;
  private final Path work;
  private final Tally tally;
  private final RowsByHour rowsByHour;
  private final List<StageMarker> markers = new ArrayList<>();

  /** Files of bad records that the work holds. */
  private final Set<String> quarantined = new LinkedHashSet<>();

  private SavedStages(
      JavaSparkContext spark,
      Broadcast<SerializableConfiguration> configuration,
      OutputPlace output,
      String fingerprint,
      Tally tally,
      RowsByHour rowsByHour) {
    this.spark = spark;
    this.configuration = configuration;
    this.output = output;
    this.fileSystem = output.fileSystem();
    this.place = new WorkPlace(output);
    this.work = place.of(fingerprint);
    this.tally = tally;
    this.rowsByHour = rowsByHour;
  }

  /**
   * A place for the stages of a run. Work of other runs to the same output is removed.
   *
   * @param resume whether to go on with what a run of the same fingerprint has left
   * @param stages names, in order
   * @param tally gains what was counted by the stages that are done, as {@code rowsByHour} does
   */
  public static SavedStages open(
      JavaSparkContext spark,
      Broadcast<SerializableConfiguration> configuration,
      OutputPlace output,
      String fingerprint,
      boolean resume,
      List<String> stages,
      Tally tally,
      RowsByHour rowsByHour)
      throws IOException {
    SavedStages saved =
        new SavedStages(spark, configuration, output, fingerprint, tally, rowsByHour);
    if (resume) {
      saved.place.removeOthers(fingerprint);
      saved.resume(stages);
    } else {
      saved.place.removeAll();
    }
    return saved;
  }

  private void resume(List<String> stages) throws IOException {
    for (int stage = 0; stage < stages.size(); stage++) {
      Optional<StageMarker> marker = marker(stage);
      if (marker.isEmpty() || !marker.get().stage().equals(stages.get(stage))) {
        break;
      }
      markers.add(marker.get());
    }
    for (int stage = markers.size(); stage < stages.size(); stage++) {
      fileSystem.delete(directory(stage), true);
    }
    if (!markers.isEmpty()) {
      restore(markers.get(markers.size() - 1));
    }
  }

  /** The marker of a stage of which everything is there. */
  private Optional<StageMarker> marker(int stage) throws IOException {
    byte[] bytes;
    try (InputStream in = fileSystem.open(new Path(directory(stage), StageMarker.FILE))) {
      bytes = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    Optional<StageMarker> marker = StageMarker.parse(bytes);
    return marker.isPresent() && isWhole(stage, marker.get()) ? marker : Optional.empty();
  }

  private boolean isWhole(int stage, StageMarker marker) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (FileStatus file : fileSystem.listStatus(directory(stage))) {
      sizes.put(file.getPath().getName(), file.getLen());
    }
    for (String bad : marker.quarantine()) {
      if (!fileSystem.exists(new Path(quarantine(), bad))) {
        return false;
      }
    }
    return marker.files().stream()
        .allMatch(file -> sizes.getOrDefault(file.name(), -1L) == file.bytes());
  }

  private void restore(StageMarker last) throws IOException {
    last.counters().forEach(tally::restore);
    rowsByHour.add(last.rowsByHour());
    for (String bad : last.quarantine()) {
      copy(new Path(quarantine(), bad), new Path(output.quarantine(), bad));
      quarantined.add(bad);
    }
  }

  @Override
  public int done() {
    return markers.size();
  }

  @Override
  public Lane saved(int stage, LaneLayout layout) {
    return read(stage, layout, markers.get(stage).files());
  }

  private Lane read(int stage, LaneLayout layout, List<LaneFile> files) {
    JavaRDD<InternalRow> rows =
        spark
            .parallelize(files, Math.max(1, files.size()))
            .mapPartitions(new ReadLane(layout, directory(stage), configuration));
    return new Lane(layout, rows);
  }

  @Override
  public Lane save(int stage, String name, Lane lane) throws IOException {
    Path directory = directory(stage);
    List<LaneFile> files =
        lane.rows()
            .mapPartitions(new WriteLane(lane.layout(), directory, output.run(), configuration))
            .collect();
    keepBadRecords();
    StageMarker marker =
        new StageMarker(name, files, counters(), rowsByHour.value(), List.copyOf(quarantined));
    output.requireLease();
    fileSystem.mkdirs(directory);
    AtomicFile.replace(
        fileSystem, new Path(directory, StageMarker.FILE), marker.bytes(), output.run());
    return read(stage, lane.layout(), files);
  }

  /** What a summary tells of all of the work; what was read is told of each run by itself. */
  private SortedMap<String, Long> counters() {
    SortedMap<String, Long> counters = tally.totals("");
    counters.keySet().removeIf(ScanContext::isBytesCounter);
    return counters;
  }

  private void keepBadRecords() throws IOException {
    Path from = output.quarantine();
    if (!fileSystem.exists(from)) {
      return;
    }
    String root = from.toUri().getPath() + "/";
    RemoteIterator<? extends FileStatus> files = fileSystem.listFiles(from, true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      String below = file.toUri().getPath().substring(root.length());
      if (!file.getName().startsWith(".") && !quarantined.contains(below)) {
        copy(file, new Path(quarantine(), below));
        quarantined.add(below);
      }
    }
  }

  private void copy(Path from, Path to) throws IOException {
    FileUtil.copy(fileSystem, from, fileSystem, to, false, true, fileSystem.getConf());
  }

  private Path directory(int stage) {
    return new Path(work, "stage-" + stage);
  }

  private Path quarantine() {
    return new Path(work, QUARANTINE);
  }

  @Override
  public void remove() {
    try {
      place.removeAll();
    } catch (IOException e) {
      // The rows are published; the next run to the same place removes the work.
      markers.clear();
    }
  }
}
