package dev.semblance.spark.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Replaces a small file in one step: whoever reads it finds the old one or the new one, whole. */
public final class AtomicFile {

  /** Begins the names of files on their way; hidden from readers. */
  static final String ASIDE = "._aside-";

  private AtomicFile() {}

  /**
   * @param run tells the file on its way apart from those of others
   */
  public static void replace(FileSystem fileSystem, Path file, byte[] content, String run)
      throws IOException {
    Path aside = new Path(file.getParent(), ASIDE + run + file.getName());
    switch (file.toUri().getScheme()) {
      case "file" -> replaceLocal(local(file), local(aside), content);
      case "hdfs", "viewfs" -> {
        write(fileSystem, aside, content);
        Configuration configuration = fileSystem.getConf();
        FileContext.getFileContext(file.toUri(), configuration)
            .rename(aside, file, Options.Rename.OVERWRITE);
      }
      // An object appears when it has been sent whole.
      default -> write(fileSystem, file, content);
    }
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private static void write(FileSystem fileSystem, Path file, byte[] content) throws IOException {
    try (OutputStream out = fileSystem.create(file, true)) {
      out.write(content);
    }
  }

  private static void replaceLocal(
      java.nio.file.Path file, java.nio.file.Path aside, byte[] content) throws IOException {
    Files.write(aside, content);
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
