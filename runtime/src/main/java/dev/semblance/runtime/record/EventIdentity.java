package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who an event is among the events of its instant: bytes whose unsigned order is that of (id,
 * content), and which are equal only for one event delivered twice.
 *
 * <p>They are the {@link OrderedBytes} of the id's parts, then the 8 bytes of the {@link
 * ContentHash}. An event without {@code @id} fields has a hashed id: the first 16 bytes of SHA-256
 * of its {@link CanonicalEncoding} as 32 hex digits, taken as a string.
 *
 * <p>Reads one event at a time into buffers of its own; not thread-safe.
 */
public final class EventIdentity {
  private static final int HASHED_ID_BYTES = 16;

  private final int[] fieldColumns;
  private final int[] idFields;
  private final Type[] types;
  private final ColumnVector[] vectors;
  private final CanonicalEncoding encoding;
  private final OrderedBytes identity = new OrderedBytes();
  private final MessageDigest sha256;
  private ColumnBatch vectorsOf;
  private long contentHash;
  private String hashedId;

  /** For rows that hold the declared fields and nothing else. */
  public EventIdentity(EventSchema schema) {
    this(schema, EventLayout.of(schema));
  }

  /**
   * @param layout of the rows to come; holds at least all declared fields, under their names
   */
  public EventIdentity(EventSchema schema, RowLayout layout) {
    this.types = schema.fields().stream().map(Field::type).toArray(Type[]::new);
    this.fieldColumns =
        schema.fields().stream().mapToInt(field -> layout.indexOf(field.name())).toArray();
    RowLayout declared = EventLayout.of(schema);
    this.idFields = schema.idFields().stream().mapToInt(declared::indexOf).toArray();
    this.vectors = new ColumnVector[types.length];
    this.encoding = new CanonicalEncoding(schema);
    this.sha256 = schema.hasHashedId() ? newSha256() : null;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether two events of one instant have the same id, whatever their content. */
  public static boolean isSameId(byte[] identity, byte[] other) {
    int id = identity.length - Long.BYTES;
    int otherId = other.length - Long.BYTES;
    return Arrays.equals(identity, 0, id, other, 0, otherId);
  }

  /** Reads one row of a batch of the layout given; returns this. */
  public EventIdentity of(ColumnBatch batch, int row) {
    takeVectors(batch);
    encoding.encode(vectors, row);
    hashContent();
    if (sha256 == null) {
      for (int field : idFields) {
        identity.append(vectors[field], row);
      }
    }
    return finish();
  }

  /**
   * Reads one event; returns this.
   *
   * @param values boxed, for each declared field in declared order
   */
  public EventIdentity of(Object[] values) {
    encoding.encode(values);
    hashContent();
    if (sha256 == null) {
      for (int field : idFields) {
        identity.append(types[field], values[field]);
      }
    }
    return finish();
  }

  private void takeVectors(ColumnBatch batch) {
    if (batch == vectorsOf) {
      return;
    }
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = batch.vector(fieldColumns[i]);
    }
    vectorsOf = batch;
  }

  private void hashContent() {
    contentHash = ContentHash.of(encoding.buffer(), 0, encoding.length());
    identity.clear();
    if (sha256 != null) {
      sha256.update(encoding.buffer(), 0, encoding.length());
      hashedId = HexFormat.of().formatHex(sha256.digest(), 0, HASHED_ID_BYTES);
      identity.append(Type.STRING, hashedId);
    }
  }

  private EventIdentity finish() {
    identity.appendRawLong(contentHash);
    return this;
  }

  /** The identity of the event read last, as an array of its own. */
  public byte[] bytes() {
    return identity.toBytes();
  }

  /** The content hash of the event read last; to be compared unsigned. */
  public long contentHash() {
    return contentHash;
  }

  /** The hashed id of the event read last; null if the event declares {@code @id} fields. */
  public String hashedId() {
    return hashedId;
  }
}
