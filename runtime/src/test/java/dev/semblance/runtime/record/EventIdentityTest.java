package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static dev.semblance.runtime.record.Events.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdentityTest {
  private static final Field AT = required("at", Type.TIMESTAMP);
  private static final Field CARD = nullable("card", Type.STRING);

  // Published test values of XXH64 with seed 0.
  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
  })
  void hashesContentAsEveryXxh64Does(String text, String hex) {
    byte[] padded = ("__" + text + "__").getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().toHexDigits(ContentHash.of(padded, 2, padded.length - 4)))
        .isEqualTo(hex);
  }

  @Test
  void hashedIdIsTheFirstHalfOfSha256InHex() throws Exception {
    EventSchema schema = event(AT, CARD);
    EventIdentity identity = new EventIdentity(schema).of(new Object[] {5L, "X"});
    byte[] content = HexFormat.of().parseHex("010000000000000005" + "010000000158");
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
    String id = HexFormat.of().formatHex(sha256, 0, 16);
    assertThat(identity.hashedId()).isEqualTo(id);
    assertThat(identity.contentHash()).isEqualTo(ContentHash.of(content, 0, content.length));
    OrderedBytes expected = new OrderedBytes();
    expected.append(Type.STRING, id);
    expected.append(Type.INT, identity.contentHash() ^ Long.MIN_VALUE);
    assertThat(identity.bytes()).isEqualTo(expected.toBytes());
  }

  @Test
  void declaredIdsComeInTheirOwnOrderAndLeaveNoHashedId() {
    EventSchema schema =
        event(
            List.of("line", "basket"),
            Optional.empty(),
            AT,
            required("basket", Type.INT),
            required("line", Type.INT));
    EventIdentity identity = new EventIdentity(schema).of(new Object[] {5L, 7L, 2L});
    assertThat(identity.hashedId()).isNull();
    assertThat(HexFormat.of().formatHex(identity.bytes()))
        .startsWith("8000000000000002" + "8000000000000007")
        .hasSize(48);
  }

  @Test
  void aSecondDeliveryIsTheSameEventThoughItArrivedLater() {
    EventSchema schema =
        event(List.of(), Optional.of("arrived"), AT, CARD, required("arrived", Type.INT));
    EventIdentity identity = new EventIdentity(schema);
    byte[] first = identity.of(new Object[] {5L, "X", 1L}).bytes();
    byte[] second = identity.of(new Object[] {5L, "X", 2L}).bytes();
    byte[] other = identity.of(new Object[] {5L, null, 1L}).bytes();
    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void findsTheFieldsInRowsOfAnyLayout() {
    EventSchema schema = event(AT, CARD);
    RowLayout layout =
        new RowLayout(
            List.of(
                new RowLayout.Column("event_id", Type.STRING),
                new RowLayout.Column("card", Type.STRING),
                new RowLayout.Column("at", Type.TIMESTAMP)));
    EventIdentity identity = new EventIdentity(schema, layout);
    ColumnBatch first = new ColumnBatch(layout, 2);
    ColumnBatch second = new ColumnBatch(layout, 2);
    fill(first, "X", 5);
    fill(second, "Y", 6);
    EventIdentity plain = new EventIdentity(schema);
    assertThat(identity.of(first, 0).bytes()).isEqualTo(plain.of(new Object[] {5L, "X"}).bytes());
    assertThat(identity.of(second, 0).bytes()).isEqualTo(plain.of(new Object[] {6L, "Y"}).bytes());
  }

  private static void fill(ColumnBatch batch, String card, long at) {
    int row = batch.addRow();
    batch.vector("event_id").setNull(row);
    batch.vector("card").setObject(row, card);
    batch.vector("at").setLong(row, at);
  }
}
