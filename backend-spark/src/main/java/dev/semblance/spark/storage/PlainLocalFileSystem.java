package dev.semblance.spark.storage;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;

/** The local file system without the checksum files that Hadoop puts beside every file. */
public final class PlainLocalFileSystem extends LocalFileSystem {

  /** Makes it the local file system of everybody who has this configuration. */
  public static void use(Configuration configuration) {
    configuration.set("fs.file.impl", PlainLocalFileSystem.class.getName());
    // One with checksums may have been made before, for others.
    configuration.set("fs.file.impl.disable.cache", "true");
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }
}
