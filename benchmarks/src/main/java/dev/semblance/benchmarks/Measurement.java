package dev.semblance.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What one run cost. */
record Measurement(String name, double wallSeconds, double cpuSeconds) {

  /** Something to be timed. */
  interface Run {
    void run() throws Exception;
  }

  /** Runs once and takes wall time and the CPU time of this whole process. */
  static Measurement of(String name, Run run) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    run.run();
    return new Measurement(
        name, (System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }
}
