package dev.semblance.runtime.binding;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Something wrong with a bindings file.
 *
 * @param line 1-based; 0 where the file as a whole is meant
 * @param key the path of the key that is meant, {@code events.charge.archive} for example; empty
 *     where the file as a whole is meant
 * @param message what is wrong, lower case, no full stop
 * @param help how to mend it; empty where that cannot be said
 */
public record BindingProblem(String file, int line, String key, String message, String help)
    implements Serializable {
  public BindingProblem {
    requireNonNull(file, "file");
    requireNonNull(key, "key");
    requireNonNull(message, "message");
    requireNonNull(help, "help");
  }

  /** In one line: {@code bindings.yaml:4: events.charge.archve: unknown key (...)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!key.isEmpty()) {
      text.append(key).append(": ");
    }
    text.append(message);
    if (!help.isEmpty()) {
      text.append(" (").append(help).append(')');
    }
    return text.toString();
  }
}
