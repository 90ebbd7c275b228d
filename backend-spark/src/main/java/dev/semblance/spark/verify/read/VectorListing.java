package dev.semblance.spark.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.spark.output.DataFile;
import dev.semblance.spark.output.Manifest;
import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.output.VectorFiles;
import dev.semblance.spark.storage.StoragePath;
import dev.semblance.spark.verify.VectorPlace;
import dev.semblance.spark.verify.VerifyException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of a set of vectors, and the description beside them. */
final class VectorListing {
  private static final String DATE = VectorFiles.DATE_COLUMN + "=";
  private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;

  private final VectorPlace place;
  private final Configuration configuration;
  private final List<FileStatus> files = new ArrayList<>();
  private byte[] description;

  private VectorListing(VectorPlace place, Configuration configuration) {
    this.place = place;
    this.configuration = configuration;
  }

  /**
   * Lists what is at a place.
   *
   * @throws VerifyException if there is nothing, or nothing that could be vectors
   */
  static VectorListing of(VectorPlace place, Configuration configuration) {
    VectorListing listing = new VectorListing(place, configuration);
    try {
      listing.list();
    } catch (FileNotFoundException e) {
      throw new VerifyException("%s does not exist".formatted(place.path()), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new VerifyException(
          "%s cannot be listed: %s".formatted(place.path(), e.getMessage()), e);
    }
    if (listing.files.isEmpty() && listing.description == null) {
      throw new VerifyException(
          "%s holds no vectors: neither *.parquet nor *.json, nor a %s"
              .formatted(place.path(), OutputPlace.SCHEMA_FILE));
    }
    return listing;
  }

  private void list() throws IOException {
    Path path = StoragePath.archive(place.path(), "the vectors");
    FileSystem fileSystem = path.getFileSystem(configuration);
    for (FileStatus root : roots(fileSystem, path)) {
      if (root.isFile()) {
        findSchema(fileSystem, root);
        files.add(root);
        continue;
      }
      Path output = outputOf(root.getPath());
      Optional<Manifest> manifest = Manifest.read(fileSystem, output);
      if (manifest.isPresent()) {
        addListed(fileSystem, output, root.getPath(), manifest.get());
        continue;
      }
      findSchema(fileSystem, root);
      RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(root.getPath(), true);
      while (below.hasNext()) {
        FileStatus file = below.next();
        if (isData(root.getPath(), file.getPath())) {
          files.add(file);
        }
      }
    }
    files.removeIf(file -> !isMeant(file.getPath()));
    files.sort(Comparator.comparing(FileStatus::getPath));
  }

  /** An output is what its manifest lists, whatever else lies there at this moment. */
  private void addListed(FileSystem fileSystem, Path output, Path wanted, Manifest manifest) {
    long blockSize = fileSystem.getDefaultBlockSize(output);
    for (DataFile file : manifest.files()) {
      Path path = new Path(output, file.path());
      if (wanted.equals(output) || wanted.equals(path.getParent())) {
        files.add(new FileStatus(file.bytes(), false, 1, blockSize, 0, path));
      }
    }
    if (description == null) {
      description = manifest.description().toString().getBytes(UTF_8);
    }
  }

  /** The output that a directory is, or is one date of. */
  private static Path outputOf(Path directory) {
    return directory.getName().startsWith(DATE) ? directory.getParent() : directory;
  }

  private static FileStatus[] roots(FileSystem fileSystem, Path path) throws IOException {
    try {
      return new FileStatus[] {fileSystem.getFileStatus(path)};
    } catch (FileNotFoundException e) {
      FileStatus[] matches = fileSystem.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw e;
      }
      return matches;
    }
  }

  /** Beside the files: in the directory itself, or above the one of a date. */
  private void findSchema(FileSystem fileSystem, FileStatus root) throws IOException {
    Path directory = outputOf(root.isFile() ? root.getPath().getParent() : root.getPath());
    Path candidate = new Path(directory, OutputPlace.SCHEMA_FILE);
    if (description == null && fileSystem.exists(candidate)) {
      description = read(candidate.toString());
    }
  }

  private static boolean isData(Path root, Path file) {
    if (VectorFormat.of(file.getName()).isEmpty()) {
      return false;
    }
    for (Path part = file; part != null && !part.equals(root); part = part.getParent()) {
      if (part.getName().startsWith(".") || part.getName().startsWith("_")) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file can hold triggers of the time that is meant. */
  private boolean isMeant(Path file) {
    String directory = file.getParent().getName();
    if (!directory.startsWith(DATE)) {
      return true;
    }
    try {
      long day = LocalDate.parse(directory.substring(DATE.length())).toEpochDay();
      long first = day * DAY_MICROS;
      return first < place.endMicros() && first + DAY_MICROS > place.fromMicros();
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  List<FileStatus> files() {
    return files;
  }

  /** The bytes of the description beside the files; empty where there is none. */
  Optional<byte[]> schema() {
    return Optional.ofNullable(description);
  }

  /** The bytes of a small file. */
  byte[] read(String file) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      throw new VerifyException("%s does not exist".formatted(file), e);
    } catch (IOException e) {
      throw new VerifyException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The one format of all files; Parquet where there are none. */
  VectorFormat format() {
    Set<VectorFormat> formats =
        files.stream()
            // A file that was named is taken for lines of JSON, whatever its ending.
            .map(file -> VectorFormat.of(file.getPath().getName()).orElse(VectorFormat.JSON))
            .collect(Collectors.toSet());
    if (formats.size() > 1) {
      throw new VerifyException(
          "%s holds both Parquet and JSON: name the files of one of them".formatted(place.path()));
    }
    return formats.stream().findFirst().orElse(VectorFormat.PARQUET);
  }
}
