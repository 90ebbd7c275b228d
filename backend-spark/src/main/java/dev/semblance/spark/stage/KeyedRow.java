package dev.semblance.spark.stage;

import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawRow;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A row of one input as the exchange sees it: key, time, input, identity, then its slots. */
final class KeyedRow extends RawRow {
  private final int input;
  private final long rank;
  private final int rankPosition;

  /** What is added to the rows' times. */
  private final long later;

  /** For each position, the place in the input's row, or -1. */
  private final int[] sources;

  private InternalRow row;
  private long keyHash;
  private UTF8String key;

  /**
   * @param lane layout of the input's rows
   */
  KeyedRow(int input, LaneLayout lane, ExchangeLayout exchange) {
    this.input = input;
    this.later = exchange.later(input);
    this.rank = exchange.rank(input);
    this.rankPosition = exchange.rankPosition();
    this.sources = exchange.sources(input, lane);
  }

  /** Moves the view. The key is null for a row that has none. */
  KeyedRow set(InternalRow newRow, long newKeyHash, UTF8String newKey) {
    row = newRow;
    keyHash = newKeyHash;
    key = newKey;
    return this;
  }

  @Override
  public int numFields() {
    return sources.length;
  }

  @Override
  public boolean isNullAt(int position) {
    int source = sources[position];
    if (source >= 0) {
      return row.isNullAt(source);
    }
    return position > ExchangeLayout.IDENTITY
        ? position != rankPosition
        : position == ExchangeLayout.KEY && key == null;
  }

  @Override
  public long getLong(int position) {
    return switch (position) {
      case ExchangeLayout.KEY_HASH -> keyHash;
      case ExchangeLayout.TIME -> row.getLong(LaneLayout.TIME) + later;
      case ExchangeLayout.INPUT -> input;
      default -> position == rankPosition ? rank : row.getLong(sources[position]);
    };
  }

  @Override
  public UTF8String getUTF8String(int position) {
    return switch (position) {
      case ExchangeLayout.KEY -> key;
      case ExchangeLayout.IDENTITY -> row.getUTF8String(LaneLayout.IDENTITY);
      default -> row.getUTF8String(sources[position]);
    };
  }
}
