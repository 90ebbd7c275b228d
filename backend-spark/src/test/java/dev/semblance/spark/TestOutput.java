package dev.semblance.spark;

import dev.semblance.spark.output.DataFile;
import dev.semblance.spark.output.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** What readers see of an output: one who goes by the manifest, and one who lists files. */
public final class TestOutput {
  private final Path directory;
  private final Configuration configuration;
  private final FileSystem fileSystem;

  public TestOutput(String directory, Configuration configuration) throws IOException {
    this.directory = new Path(directory);
    this.configuration = configuration;
    this.fileSystem = this.directory.getFileSystem(configuration);
  }

  /** The files that the manifest lists; empty if there is none. */
  public Optional<List<String>> listed() throws IOException {
    return Manifest.read(fileSystem, directory)
        .map(manifest -> manifest.files().stream().map(DataFile::path).toList());
  }

  /** For each amount, how many rows of the manifest's files have it. */
  public Map<Long, Long> rowsByAmount() throws IOException {
    Map<Long, Long> rows = new TreeMap<>();
    for (String file : listed().orElse(List.of())) {
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), new Path(directory, file))
              .withConf(configuration)
              .build()) {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          rows.merge(row.getLong("amount", 0), 1L, Long::sum);
        }
      }
    }
    return rows;
  }

  /** All files below the output, but for those that are known by name to belong there. */
  public List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    RemoteIterator<? extends FileStatus> files = fileSystem.listFiles(directory, true);
    String root = fileSystem.makeQualified(directory) + "/";
    while (files.hasNext()) {
      String path = files.next().getPath().toString().substring(root.length());
      if (!path.equals("_manifest.json") && !path.equals("_schema.json")) {
        found.add(path);
      }
    }
    return found.stream().sorted().toList();
  }
}
