package dev.semblance.streaming.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.streaming.application.FeatureApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole applications on a real broker; {@code -Dsemblance.soak=20} makes them twenty times longer.
 */
class BrokerTest {
  private static final int CHARGES = 2_000 * Integer.getInteger("semblance.soak", 1);

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("try") // One instance leaves midway; closing it twice does no harm.
  void instancesThatComeAndGoShareTheWork() throws Exception {
    try (ShopRun run = new ShopRun("sharing", CHARGES, 1);
        FeatureApplication first = run.application(folder.resolve("first"), 2)) {
      first.start();
      ShopRun.awaitRunning(first);
      run.sendAccounts(first);
      run.send(run.shop().charges(0, 1, 4));
      try (FeatureApplication second = run.application(folder.resolve("second"), 2)) {
        second.start();
        run.send(run.shop().charges(1, 2, 4));
        run.awaitWorkers(4);
        run.send(run.shop().charges(2, 3, 4));
        first.close();
        run.send(run.shop().charges(3, 4, 4));
        run.expectEveryVectorOnce();
        run.expectDeadLetters();
      }
    }
  }

  @Test
  void aRestartGoesOnFromDiskAndFromKafkaAlone() throws Exception {
    try (ShopRun run = new ShopRun("restart", CHARGES, 2)) {
      Path state = folder.resolve("state");
      try (FeatureApplication application = run.application(state, 1)) {
        application.start();
        ShopRun.awaitRunning(application);
        run.sendAccounts(application);
        run.send(run.shop().charges(0, 1, 3));
        run.awaitVectors(1);
      }
      try (FeatureApplication application = run.application(state, 1)) {
        application.start();
        run.send(run.shop().charges(1, 2, 3));
        run.awaitVectors(CHARGES / 4);
      }
      delete(state);
      try (FeatureApplication application = run.application(state, 1)) {
        application.start();
        run.send(run.shop().charges(2, 3, 3));
        run.expectEveryVectorOnce();
        run.expectDeadLetters();
      }
    }
  }

  @Test
  void whatAKilledInstanceLeavesAnotherOneFinishes() throws Exception {
    try (ShopRun run = new ShopRun("killed", CHARGES, 3);
        FeatureApplication survivor = run.application(folder.resolve("survivor"), 2)) {
      Process doomed = ChildApplication.start(run, folder.resolve("doomed"));
      try {
        survivor.start();
        run.awaitWorkers(4);
        ShopRun.awaitRunning(survivor);
        run.sendAccounts(survivor);
        run.send(run.shop().charges(0, 2, 3));
        run.awaitVectors(CHARGES / 4);
      } finally {
        doomed.destroyForcibly();
      }
      assertThat(doomed.waitFor(10, TimeUnit.SECONDS)).isTrue();
      run.send(run.shop().charges(2, 3, 3));
      run.expectEveryVectorOnce();
      run.expectDeadLetters();
    }
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
