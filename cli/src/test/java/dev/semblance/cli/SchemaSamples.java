package dev.semblance.cli;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The same three charges, as other systems write them: with records, and what nobody can read. */
final class SchemaSamples {
  private static final long START = 1_767_225_600_000L;

  private static final String AVRO =
      """
      {"type": "record", "name": "Charge", "doc": "A payment.", "fields": [
        {"name": "chargeId", "type": "string"},
        {"name": "createdAt", "doc": "When it\\nwas made.",
         "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "card", "type": {"type": "record", "name": "Card", "fields": [
          {"name": "last4", "type": "string"},
          {"name": "issuer", "type": ["null", {"type": "record", "name": "Issuer", "fields": [
            {"name": "in", "type": "string"},
            {"name": "logo", "type": "bytes"},
            {"name": "parent", "type": ["null", "Issuer"]}]}]}]}},
        {"name": "amount", "type": "double"},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "extra", "type": {"type": "map", "values": ["null", "string"]}},
        {"name": "spans", "type": ["null", {"type": "map", "values": {"type": "array", "items": "int"}}],
         "default": null},
        {"name": "either", "type": ["null", "int", "string"], "default": null}]}
      """;

  private static final String PARQUET =
      """
      message spark_schema {
        optional binary chargeId (STRING);
        optional int64 createdAt (TIMESTAMP(MILLIS,true));
        optional group card {
          optional binary last4 (STRING);
          optional group issuer {
            optional binary in (STRING);
            optional binary logo (DECIMAL(40,0));
          }
        }
        required double amount;
        optional group tags (LIST) {
          repeated group list {
            optional binary element (STRING);
          }
        }
        optional group extra (MAP) {
          repeated group key_value {
            required binary key (STRING);
            optional binary value (STRING);
          }
        }
        optional group by_number (MAP) {
          repeated group key_value {
            required int32 key;
            optional binary value (STRING);
          }
        }
        optional int64 unread (TIME(MICROS,true));
      }
      """;

  private SchemaSamples() {}

  /** JSON lines. */
  static Path json(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("charge.jsonl"),
        """
        {"chargeId":"a","createdAt":1767225600000,"card":{"last4":"11","issuer":{"in":"FR"}},\
        "amount":1.5,"tags":["x","y"],"extra":{}}
        {"chargeId":"b","createdAt":1767225660000,"card":{"last4":"11","issuer":null},\
        "amount":2,"tags":[],"either":5,"extra":{}}
        {"chargeId":"c","createdAt":1767225720000,"card":{"last4":"22"},\
        "amount":3,"tags":["z"],"either":"six","extra":{}}
        """);
  }

  /** A container file. */
  static Path avro(Path folder) throws IOException {
    Path file = folder.resolve("charge.avro");
    Schema schema = new Schema.Parser().parse(AVRO);
    Schema card = schema.getField("card").schema();
    Schema issuer = card.getField("issuer").schema().getTypes().get(1);
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      out.create(schema, file.toFile());
      for (int i = 0; i < 3; i++) {
        GenericRecordBuilder inner =
            new GenericRecordBuilder(card).set("last4", i < 2 ? "11" : "22").set("issuer", null);
        if (i == 0) {
          ByteBuffer logo = ByteBuffer.wrap(new byte[] {1, 2});
          inner.set(
              "issuer",
              new GenericRecordBuilder(issuer)
                  .set("in", "FR")
                  .set("logo", logo)
                  .set("parent", null)
                  .build());
        }
        out.append(
            new GenericRecordBuilder(schema)
                .set("chargeId", "abc".substring(i, i + 1))
                .set("createdAt", START + i * 60_000L)
                .set("card", inner.build())
                .set("amount", i == 0 ? 1.5 : i + 1.0)
                .set("tags", List.of(List.of("x", "y"), List.of(), List.of("z")).get(i))
                .set("extra", i == 1 ? Map.of() : Map.of("k", "v" + i, "", "x"))
                .build());
      }
    }
    return file;
  }

  /** Only the schema. */
  static Path avroSchema(Path folder) throws IOException {
    return Files.writeString(folder.resolve("any.avsc"), AVRO);
  }

  /** As Spark writes it: almost nothing is required. */
  static Path parquet(Path folder) throws IOException {
    Path file = folder.resolve("charge.parquet");
    MessageType type = MessageTypeParser.parseMessageType(PARQUET);
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(type).build()) {
      for (int i = 0; i < 3; i++) {
        Group row = new SimpleGroup(type);
        row.add("chargeId", "abc".substring(i, i + 1));
        row.add("createdAt", START + i * 60_000L);
        Group card = row.addGroup("card");
        card.add("last4", i < 2 ? "11" : "22");
        if (i == 0) {
          card.addGroup("issuer").add("in", "FR");
        }
        row.add("amount", i == 0 ? 1.5 : i + 1.0);
        Group tags = row.addGroup("tags");
        for (String tag : List.of(List.of("x", "y"), List.<String>of(), List.of("z")).get(i)) {
          tags.addGroup("list").add("element", tag);
        }
        Group extra = row.addGroup("extra");
        for (String key : i == 1 ? List.<String>of() : List.of("k", "")) {
          Group entry = extra.addGroup("key_value");
          entry.add("key", key);
          entry.add("value", key.isEmpty() ? "x" : "v" + i);
        }
        extra.addGroup("key_value").add("key", "null");
        out.write(row);
      }
    }
    return file;
  }

  /** What protoc would make of two messages, one within the other. */
  static Path descriptors(Path folder) throws IOException {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("shop.proto")
            .setPackage("shop")
            .setSyntax("proto3")
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("Charge")
                    .addField(field("charge_id", Type.TYPE_STRING))
                    .addField(message("createdAt", ".google.protobuf.Timestamp"))
                    .addField(message("card", ".shop.Card"))
                    .addField(field("fee", Type.TYPE_UINT64))
                    .addField(field("tags", Type.TYPE_STRING).setLabel(Label.LABEL_REPEATED))
                    .addField(
                        message("extra", ".shop.Charge.ExtraEntry").setLabel(Label.LABEL_REPEATED))
                    .addNestedType(
                        DescriptorProto.newBuilder()
                            .setName("ExtraEntry")
                            .addField(field("key", Type.TYPE_STRING))
                            .addField(field("value", Type.TYPE_DOUBLE))
                            .setOptions(MessageOptions.newBuilder().setMapEntry(true)))
                    .addField(field("photo", Type.TYPE_BYTES)))
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("Card")
                    .addField(field("last4", Type.TYPE_STRING))
                    .addField(message("parent", ".shop.Card")))
            .setSourceCodeInfo(
                SourceCodeInfo.newBuilder()
                    .addLocation(
                        SourceCodeInfo.Location.newBuilder()
                            .addAllPath(List.of(4, 0, 2, 3))
                            .setLeadingComments(" What we took.\n")))
            .build();
    Path path = folder.resolve("shop.desc");
    Files.write(path, FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());
    return path;
  }

  private static FieldDescriptorProto.Builder field(String name, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setType(type)
        .setLabel(Label.LABEL_OPTIONAL);
  }

  private static FieldDescriptorProto.Builder message(String name, String type) {
    return field(name, Type.TYPE_MESSAGE).setTypeName(type);
  }
}
