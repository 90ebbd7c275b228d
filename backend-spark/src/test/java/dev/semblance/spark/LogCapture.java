package dev.semblance.spark;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged for a while, with what was thrown; of one package in detail. */
final class LogCapture extends AbstractAppender implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Level before = context.getRootLogger().getLevel();
  private final String detailed;

  private LogCapture(String detailed) {
    super("capture", null, null, true, Property.EMPTY_ARRAY);
    this.detailed = detailed;
  }

  static LogCapture start(String detailed) {
    LogCapture capture = new LogCapture(detailed);
    capture.start();
    capture.context.getRootLogger().addAppender(capture);
    Configurator.setRootLevel(Level.INFO);
    Configurator.setLevel(detailed, Level.DEBUG);
    return capture;
  }

  @Override
  public void append(LogEvent event) {
    String thrown = event.getThrown() == null ? "" : text(event.getThrown());
    lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage() + thrown);
  }

  private static String text(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    context.getRootLogger().removeAppender(this);
    Configurator.setRootLevel(before);
    Configurator.setLevel(detailed, before);
    stop();
  }
}
