package dev.semblance.spark.stage;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Where one entity ends and the next begins among sorted rows, and where time moves on. */
final class EntityCursor {
  private boolean started;
  private boolean hasKey;
  private boolean newEntity;
  private boolean boundary;
  private long keyHash;
  private long time;

  /** A copy of the key, or of the identity where there is no key. */
  private UTF8String entity;

  void moveTo(InternalRow row) {
    long rowHash = row.getLong(ExchangeLayout.KEY_HASH);
    long rowTime = row.getLong(ExchangeLayout.TIME);
    boolean rowHasKey = !row.isNullAt(ExchangeLayout.KEY);
    // Rows without a key belong to no entity; equal ones still have to meet, to be recognised.
    UTF8String rowEntity =
        row.getUTF8String(rowHasKey ? ExchangeLayout.KEY : ExchangeLayout.IDENTITY);
    newEntity = !started || rowHash != keyHash || rowHasKey != hasKey || !rowEntity.equals(entity);
    boundary = newEntity || rowTime != time;
    if (newEntity) {
      entity = rowEntity.copy();
    }
    started = true;
    keyHash = rowHash;
    hasKey = rowHasKey;
    time = rowTime;
  }

  /** Whether the row belongs to another entity than the row before. */
  boolean isNewEntity() {
    return newEntity;
  }

  boolean hasKey() {
    return hasKey;
  }

  /** Whether entity or time differ from the row before. */
  boolean isBoundary() {
    return boundary;
  }
}
