package dev.semblance.streaming.broker;

import dev.semblance.streaming.application.FeatureApplication;
import java.nio.file.Path;

/** An application in a process of its own, to be killed. */
final class ChildApplication {
  private ChildApplication() {}

  static Process start(ShopRun run, Path stateFolder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ChildApplication.class.getName(),
            run.bootstrapServer(),
            run.shop().name(),
            stateFolder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * @param arguments the broker, the name of the shop, and a folder for the state
   */
  public static void main(String[] arguments) throws Exception {
    Shop shop = new Shop(arguments[1], 0, 0);
    try (FeatureApplication application =
        ShopRun.application(arguments[0], shop, Path.of(arguments[2]), 2)) {
      application.start();
      application.awaitEnd();
    }
  }
}
