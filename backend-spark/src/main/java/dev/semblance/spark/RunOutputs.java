package dev.semblance.spark;

import dev.semblance.spark.output.DataFile;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.OutputWish;
import dev.semblance.spark.output.SchemaFile;
import dev.semblance.spark.plan.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * The places to which a run writes. Bad records and the stages' rows are kept at the first, which
 * is published last: until then a run can be gone on with.
 */
final class RunOutputs {

  /**
   * Where the rows of one vector go.
   *
   * @param configuration of Hadoop, with what the place's committers need
   */
  record Place(VectorTarget target, OutputPlace place, Configuration configuration) {

    /** The words about the vector that go into each file's footer. */
    Map<String, String> metadata() {
      Map<String, String> metadata =
          new HashMap<>(SchemaFile.metadata(target.plan(), target.planHash()));
      metadata.putAll(SchemaFile.selected(target.selection()));
      return metadata;
    }
  }

  private final List<Place> places = new ArrayList<>();

  private RunOutputs() {}

  /**
   * Takes all places.
   *
   * @throws BackfillException if one is taken, or cannot be written; then none is taken
   */
  static RunOutputs prepare(BackfillRequest request, TimeRange range, Configuration configuration) {
    RunOutputs outputs = new RunOutputs();
    try {
      for (VectorTarget target : request.targets()) {
        Configuration own = new Configuration(configuration);
        OutputWish wish =
            new OutputWish(
                target.out(),
                request.overwrite(),
                range,
                target.plan(),
                target.planHash(),
                request.order(),
                target.selection());
        outputs.places.add(new Place(target, OutputPlace.prepare(wish, own), own));
      }
      return outputs;
    } catch (RuntimeException e) {
      outputs.discard();
      throw e;
    }
  }

  List<Place> places() {
    return places;
  }

  /** Where bad records and the stages' rows are kept. */
  OutputPlace first() {
    return places.get(0).place();
  }

  /**
   * Makes the files the outputs: each changes in one step, one right after the other.
   *
   * @param files of each place
   * @param published runs when that is done, before other runs may begin to write to the first
   */
  List<BackfillSummary.Output> publish(Map<Place, List<DataFile>> files, Runnable published)
      throws IOException {
    Map<Place, BackfillSummary.Output> outputs = new LinkedHashMap<>();
    places.forEach(place -> outputs.put(place, summary(place, files.get(place))));
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      place.place().publish(files.get(place), i == 0 ? published : () -> {});
    }
    return List.copyOf(outputs.values());
  }

  private static BackfillSummary.Output summary(Place place, List<DataFile> files) {
    return new BackfillSummary.Output(
        place.target().plan().output().vector(),
        files.stream().mapToLong(DataFile::rows).sum(),
        files.size(),
        files.stream().mapToLong(DataFile::bytes).sum(),
        place.place().destination().toString());
  }

  /** Removes what this run has written and not published. */
  void discard() {
    places.forEach(place -> place.place().discard());
  }
}
