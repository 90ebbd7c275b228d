package dev.semblance.cli.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.semblance.compiler.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a set of Protobuf descriptors says: {@code protoc --descriptor_set_out}. */
final class ProtobufSchemas {
  /** Of an unsigned number of 64 bits. */
  private static final int UNSIGNED_DIGITS = 20;

  private static final String GOOGLE = ".google.protobuf.";

  /** Messages of Google's that stand for one value, which may be null. */
  private static final Map<String, Type> VALUES =
      Map.ofEntries(
          Map.entry("Timestamp", Type.TIMESTAMP),
          Map.entry("Duration", Type.DURATION),
          Map.entry("BoolValue", Type.BOOL),
          Map.entry("Int32Value", Type.INT),
          Map.entry("Int64Value", Type.INT),
          Map.entry("UInt32Value", Type.INT),
          Map.entry("UInt64Value", Type.decimal(UNSIGNED_DIGITS, 0)),
          Map.entry("FloatValue", Type.DOUBLE),
          Map.entry("DoubleValue", Type.DOUBLE),
          Map.entry("StringValue", Type.STRING));

  private final Map<String, Message> messages = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  /**
   * A message.
   *
   * @param file that declares it
   * @param path of it, as comments are filed
   */
  private record Message(FileDescriptorProto file, DescriptorProto type, List<Integer> path) {
    boolean isGoogles() {
      return file.getPackage().startsWith("google.protobuf");
    }
  }

  private ProtobufSchemas(FileDescriptorSet set) {
    for (FileDescriptorProto file : set.getFileList()) {
      String prefix = file.getPackage().isEmpty() ? "." : "." + file.getPackage() + ".";
      for (int i = 0; i < file.getMessageTypeCount(); i++) {
        int number = FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER;
        learn(prefix, new Message(file, file.getMessageType(i), List.of(number, i)));
      }
    }
  }

  private void learn(String prefix, Message message) {
    String name = prefix + message.type().getName();
    messages.put(name, message);
    message.type().getFieldList().forEach(field -> used.add(field.getTypeName()));
    for (int i = 0; i < message.type().getNestedTypeCount(); i++) {
      List<Integer> path = new ArrayList<>(message.path());
      path.add(DescriptorProto.NESTED_TYPE_FIELD_NUMBER);
      path.add(i);
      learn(name + ".", new Message(message.file(), message.type().getNestedType(i), path));
    }
  }

  /**
   * A message of the set.
   *
   * @param wanted its name, with or without its package; left out, it is the only one that is no
   *     part of another
   */
  static FoundEvent of(Path file, Optional<String> wanted) throws IOException {
    try {
      FileDescriptorSet set = FileDescriptorSet.parseFrom(Files.readAllBytes(file));
      if (set.getFileCount() == 0) {
        throw new UnreadableSchema(file + ": no Protobuf descriptors in it", null);
      }
      return new ProtobufSchemas(set).event(file, wanted);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableSchema(
          file + ": no set of Protobuf descriptors (protoc --descriptor_set_out writes one)", e);
    }
  }

  private FoundEvent event(Path file, Optional<String> wanted) {
    Set<String> fitting = new TreeSet<>();
    messages.forEach(
        (name, message) -> {
          boolean root = !used.contains(name) && !message.isGoogles();
          if (wanted.map(w -> name.equals("." + w) || name.endsWith("." + w)).orElse(root)) {
            fitting.add(name);
          }
        });
    if (fitting.size() != 1) {
      throw new UnreadableSchema(
          file
              + ": "
              + (fitting.isEmpty() ? "there is no such message" : "several messages fit")
              + ", name one with --message: "
              + String.join(", ", (fitting.isEmpty() ? own() : fitting)),
          null);
    }
    String name = fitting.iterator().next();
    Message message = messages.get(name);
    String event = Names.snake(message.type().getName());
    return new FoundEvent(
            message.type().getName(),
            comment(message.file(), message.path()),
            fields(name),
            "archive: { path: %s/, format: json }".formatted(event))
        .with(
            "Protobuf's own records are not read: the events have to come as JSON, Avro, Parquet"
                + " or CSV with these names; put their place into the bindings")
        .with(
            "in JSON, Protobuf leaves out fields that have their default, and writes 64-bit numbers"
                + " as text: a writer has to include defaults, and numbers as numbers");
  }

  private Set<String> own() {
    Set<String> own = new TreeSet<>();
    messages.forEach(
        (name, message) -> {
          if (!message.isGoogles()) {
            own.add(name.substring(1));
          }
        });
    return own;
  }

  private List<FoundField> fields(String name) {
    open.add(name);
    Message message = messages.get(name);
    boolean explicit = !message.file().getSyntax().equals("proto3");
    List<FoundField> fields = new ArrayList<>();
    for (int i = 0; i < message.type().getFieldCount(); i++) {
      List<Integer> path = new ArrayList<>(message.path());
      path.add(DescriptorProto.FIELD_FIELD_NUMBER);
      path.add(i);
      FieldDescriptorProto field = message.type().getField(i);
      boolean repeated = field.getLabel() == Label.LABEL_REPEATED;
      boolean nullable =
          !repeated
              && field.getLabel() != Label.LABEL_REQUIRED
              && (explicit
                  || field.hasOneofIndex()
                  || field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE);
      fields.add(
          new FoundField(
              field.getName(),
              comment(message.file(), path),
              repeated ? list(field) : type(field),
              nullable));
    }
    open.remove(name);
    return fields;
  }

  private FoundType list(FieldDescriptorProto field) {
    Message message = messages.get(field.getTypeName());
    if (message != null && message.type().getOptions().getMapEntry()) {
      return map(message.type());
    }
    FoundType item = type(field);
    return item instanceof FoundType.Value value
        ? FoundType.Value.of(Type.listOf(value.type()))
        : new FoundType.Unsayable(
            "a list of " + (item instanceof FoundType.Nested ? "records" : "bytes"));
  }

  /** Of the message that stands for the entries: its fields are the key and the value. */
  private FoundType map(DescriptorProto entry) {
    if (entry.getFieldCount() != 2
        || entry.getField(0).getType() != FieldDescriptorProto.Type.TYPE_STRING) {
      return new FoundType.Unsayable("a map whose keys are no texts");
    }
    FoundType value = type(entry.getField(1));
    return value instanceof FoundType.Value scalar
        ? FoundType.Value.of(Type.mapOf(scalar.type()))
        : new FoundType.Unsayable(
            "a map of " + (value instanceof FoundType.Nested ? "records" : "bytes"));
  }

  private FoundType type(FieldDescriptorProto field) {
    String name = field.getTypeName();
    return switch (field.getType()) {
      case TYPE_DOUBLE, TYPE_FLOAT -> FoundType.Value.of(Type.DOUBLE);
      case TYPE_INT64, TYPE_SFIXED64, TYPE_SINT64 ->
          new FoundType.Value(Type.INT, Moments.unitOf(Names.snake(field.getName())));
      case TYPE_INT32, TYPE_SFIXED32, TYPE_SINT32, TYPE_UINT32, TYPE_FIXED32 ->
          FoundType.Value.of(Type.INT);
      case TYPE_UINT64, TYPE_FIXED64 -> FoundType.Value.of(Type.decimal(UNSIGNED_DIGITS, 0));
      case TYPE_BOOL -> FoundType.Value.of(Type.BOOL);
      case TYPE_STRING, TYPE_ENUM -> FoundType.Value.of(Type.STRING);
      case TYPE_BYTES -> new FoundType.Unsayable("bytes");
      case TYPE_GROUP, TYPE_MESSAGE -> message(name);
    };
  }

  private FoundType message(String name) {
    if (name.startsWith(GOOGLE)) {
      Type value = VALUES.get(name.substring(GOOGLE.length()));
      return value == null
          ? new FoundType.Unsayable("a " + name.substring(1))
          : FoundType.Value.of(value);
    }
    if (open.contains(name)) {
      return new FoundType.Unsayable("a record within itself");
    }
    return messages.containsKey(name)
        ? new FoundType.Nested(fields(name))
        : new FoundType.Unsayable(
            "a " + name.substring(1) + ", which the set does not have (--include_imports)");
  }

  /** The comment above a declaration; there are none without {@code --include_source_info}. */
  private static String comment(FileDescriptorProto file, List<Integer> path) {
    for (Location location : file.getSourceCodeInfo().getLocationList()) {
      if (location.getPathList().equals(path)) {
        String leading = location.getLeadingComments().strip();
        return leading.isEmpty() ? location.getTrailingComments().strip() : leading;
      }
    }
    return "";
  }
}
