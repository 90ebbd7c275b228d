package dev.semblance.spark.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Stretches of a file of lines. */
class SplitInputStreamTest {

  /** However a file is cut, its stretches together hold every line once, in order. */
  @Property(tries = 300)
  void stretchesHoldEveryLineOnce(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 12) int size)
      throws IOException {
    java.nio.file.Path file = Files.createTempFile("lines", ".txt");
    try {
      Files.writeString(file, text);
      List<String> read = new ArrayList<>();
      FileSystem fileSystem = FileSystem.getLocal(new Configuration());
      FileStatus status = new FileStatus(text.length(), false, 1, 1, 0, new Path(file.toString()));
      for (FileSplit split : FileSplit.cut(new ArchiveFile(status, Optional.empty()), size)) {
        try (InputStream in =
            SplitInputStream.open(fileSystem.open(new Path(file.toString())), split)) {
          String part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          assertThat(part.isEmpty() || part.endsWith("\n") || text.endsWith(part)).isTrue();
          read.add(part);
        }
      }
      assertThat(String.join("", read)).isEqualTo(text);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b', '\n', '\r').ofMaxLength(40);
  }
}
