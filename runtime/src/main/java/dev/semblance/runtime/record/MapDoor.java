package dev.semblance.runtime.record;

import java.util.Map;

/**
 * Takes the entries of one map field: keys are well-formed texts that stand there once, and a value
 * that is null, or becomes so, takes its key along.
 */
final class MapDoor {
  private final String field;
  private MapEntries entries = new MapEntries();

  MapDoor(String field) {
    this.field = field;
  }

  /** Begins a new map. */
  void begin() {
    entries = new MapEntries();
  }

  void add(Object key, Object value) throws BadRecordException {
    if (!(key instanceof String text)) {
      throw new BadRecordException(
          "`" + field + "`: a key is no text but " + BadText.shown(String.valueOf(key)));
    }
    if (!UnicodeText.isWellFormed(text)) {
      throw new BadRecordException(
          "`" + field + "`: a key holds half a character (a lone surrogate)");
    }
    if (!entries.add(text, value)) {
      throw new BadRecordException(
          "`" + field + "`: the key " + BadText.shown(text) + " stands there twice");
    }
  }

  Map<String, Object> map() {
    return entries.toMap();
  }
}
