package dev.semblance.parity.generate;

import dev.semblance.parity.generate.GroupWriter.Group;
import dev.semblance.parity.generate.StreamWriter.Stream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Random programs that compile, as {@code .feature} text: events, streams, groups and vectors that
 * use each other. A seed gives the same program for ever.
 */
public final class ProgramWriter {
  private static final List<String> EVENT_NAMES = List.of("charge", "login", "parcel");

  /** Fields of the same name are of the same type in every event, so that keys meet. */
  private static final List<Term> FIELDS =
      List.of(
          new Term("card", Shape.STRING, "string"),
          new Term("shop", Shape.INT, "int"),
          new Term("flag", Shape.BOOL, "bool"),
          new Term("n", Shape.INT, "int"),
          new Term("x", Shape.DOUBLE, "double"),
          new Term("y", Shape.DOUBLE, "double"),
          new Term("amount", Shape.DECIMAL, "decimal(12, 2)"),
          new Term("big", Shape.DECIMAL, "decimal(38, 6)"),
          new Term("note", Shape.STRING, "string"),
          new Term("seen", Shape.TIMESTAMP, "timestamp"),
          new Term("span", Shape.DURATION, "duration"),
          new Term("tags", Shape.STRINGS, "list<string>"),
          new Term("marks", Shape.DOUBLES, "list<double>"));

  private static final List<Term> MAPS =
      List.of(
          new Term("counts", Shape.INT_MAP, "map<string, int>"),
          new Term("rates", Shape.DOUBLE_MAP, "map<string, double>"),
          new Term("sums", Shape.DECIMAL_MAP, "map<string, decimal(12, 2)>"),
          new Term("attributes", Shape.STRING_MAP, "map<string, string>"),
          new Term("times", Shape.TIMESTAMP_MAP, "map<string, timestamp>"));

  private static final List<Term> ODD_IDS =
      List.of(
          new Term("id_flag", Shape.BOOL, "bool"),
          new Term("id_x", Shape.DOUBLE, "double"),
          new Term("id_amount", Shape.DECIMAL, "decimal(12, 2)"),
          new Term("id_big", Shape.DECIMAL, "decimal(38, 6)"),
          new Term("id_when", Shape.TIMESTAMP, "timestamp"),
          new Term("id_span", Shape.DURATION, "duration"));

  private final Choice choice;
  private final Set<String> reserved = new LinkedHashSet<>(List.of("event_id"));
  private final List<String> declarations = new ArrayList<>();
  private final List<ExpressionWriter.Function> functions = new ArrayList<>();
  private final List<Stream> streams = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** Whether some vectors are streams to others. Its own dice leave other programs as they were. */
  private final boolean hasBases;

  private final List<Group> groupsOfBases = new ArrayList<>();

  /** Whether fields may be in a record. Its own dice leave other programs as they were. */
  private final Choice records;

  /** Which maps events have. Its own dice leave programs without any as they were. */
  private final Choice maps;

  private final List<Term> declaredMaps = new ArrayList<>();

  private ProgramWriter(long seed) {
    choice = new Choice(seed);
    hasBases = new Choice(~seed).oneIn(3);
    records = new Choice(seed * 31 + 7);
    maps = new Choice(seed * 37 + 11);
  }

  /** The program of a seed. */
  public static String write(long seed) {
    ProgramWriter writer = new ProgramWriter(seed);
    writer.writeEvents();
    writer.writeFunctions();
    if (writer.choice.oneIn(5)) {
      writer.writeExpressions();
    } else {
      writer.writeBases(false);
      writer.writeStreams();
      writer.writeGroups();
      writer.writeVectors();
    }
    return writer.text();
  }

  /** A program of a seed with one vector, which has labels. */
  public static String writeWithLabels(long seed) {
    ProgramWriter writer = new ProgramWriter(seed);
    writer.writeEvents();
    writer.writeFunctions();
    writer.writeBases(true);
    writer.writeStreams();
    writer.writeGroups();
    writer.writeLabelled();
    return writer.text();
  }

  private void writeLabelled() {
    Stream trigger = choice.of(streams);
    VectorWriter writer = new VectorWriter(choice, functions, trigger, Set.copyOf(reserved), "");
    writer.write("labelled", choice.some(groups, choice.between(0, groups.size())), groups);
    LabelWriter labels = new LabelWriter(choice, functions, streams, trigger);
    declarations.add(labels.addTo(writer.text()));
  }

  private String text() {
    List<String> inOrder = declarations;
    return String.join("\n", choice.oneIn(3) ? choice.shuffled(inOrder) : inOrder);
  }

  private void writeEvents() {
    int count = choice.between(1, EVENT_NAMES.size());
    for (String name : EVENT_NAMES.subList(0, count)) {
      List<Term> fields = new ArrayList<>();
      StringBuilder text = new StringBuilder("event " + name + " {\n");
      writeIds(text, fields);
      reserved.add("at");
      declare(text, fields, new Term("at", Shape.TIMESTAMP, "timestamp"), " @time");
      List<Term> payload = new ArrayList<>(choice.some(FIELDS.subList(0, 3), 2));
      payload.addAll(choice.some(FIELDS.subList(3, FIELDS.size()), choice.between(1, 5)));
      int inRecord = records.oneIn(3) ? records.between(1, payload.size()) : 0;
      for (Term field : payload.subList(inRecord, payload.size())) {
        declare(text, fields, field, choice.oneIn(2) ? "?" : "");
      }
      List<Term> mapped = maps.oneIn(3) ? maps.some(MAPS, maps.between(1, 2)) : List.of();
      declaredMaps.addAll(mapped);
      boolean mapInRecord = inRecord > 0 && !mapped.isEmpty() && maps.oneIn(3);
      for (Term field : mapInRecord ? List.<Term>of() : mapped) {
        declare(text, fields, field, maps.oneIn(2) ? "?" : "");
      }
      List<Term> ofRecord = new ArrayList<>(payload.subList(0, inRecord));
      ofRecord.addAll(mapInRecord ? mapped : List.of());
      writeRecord(text, fields, ofRecord);
      if (choice.oneIn(4)) {
        // No expression can read it.
        text.append("  arrived : ").append(choice.of("int", "timestamp")).append(" @arrival\n");
      }
      declarations.add(text.append("}\n").toString());
      streams.add(new Stream(name, fields));
    }
  }

  /** A record, all of whose fields may be null where it may be null itself. */
  private void writeRecord(StringBuilder text, List<Term> fields, List<Term> inRecord) {
    if (inRecord.isEmpty()) {
      return;
    }
    boolean nullable = records.oneIn(2);
    text.append("  rec : {\n");
    for (Term field : inRecord) {
      text.append("    ").append(field.text()).append(" : ").append(field.type());
      text.append(nullable || choice.oneIn(2) ? "?\n" : "\n");
      fields.add(field.named("rec." + field.text()));
    }
    text.append(nullable ? "  }?\n" : "  }\n");
  }

  private void writeIds(StringBuilder text, List<Term> fields) {
    List<Term> ids =
        switch (choice.between(0, 5)) {
          case 0 -> List.of();
          case 5 -> List.of(choice.of(ODD_IDS), new Term("id", Shape.INT, "int"));
          case 1 ->
              List.of(
                  new Term("id_text", Shape.STRING, "string"), new Term("id", Shape.INT, "int"));
          case 2, 3 -> List.of(new Term("id", Shape.INT, "int"));
          default -> List.of(new Term("id_text", Shape.STRING, "string"));
        };
    for (Term id : ids) {
      reserved.add(id.text());
      declare(text, fields, id, " @id");
    }
  }

  private static void declare(
      StringBuilder text, List<Term> fields, Term field, String annotation) {
    text.append("  ").append(field.text()).append(" : ").append(field.type());
    text.append(annotation).append('\n');
    fields.add(field);
  }

  private void writeFunctions() {
    int count = choice.of(0, 0, 1, 2);
    for (int i = 1; i <= count; i++) {
      List<Shape> shapes =
          List.of(Shape.INT, Shape.DOUBLE, Shape.STRING, Shape.BOOL, Shape.DURATION);
      List<Term> parameters = new ArrayList<>();
      for (int p = 0; p < choice.between(1, 2); p++) {
        Shape shape = choice.of(shapes);
        parameters.add(new Term("p" + p, shape, shape.name().toLowerCase(Locale.ROOT)));
      }
      ExpressionWriter body = new ExpressionWriter(choice, parameters, functions);
      Shape result = choice.of(shapes);
      String list =
          String.join(
              ", ", parameters.stream().map(p -> p.text() + ": " + p.type() + "?").toList());
      declarations.add("fn own" + i + "(" + list + ") = " + body.write(result, 2) + "\n");
      functions.add(
          new ExpressionWriter.Function(
              "own" + i, parameters.stream().map(Term::shape).toList(), result));
    }
    if (!declaredMaps.isEmpty() && maps.oneIn(3)) {
      writeFunctionOfMap(maps.of(declaredMaps));
    }
  }

  private void writeFunctionOfMap(Term map) {
    ExpressionWriter body =
        new ExpressionWriter(
            maps, List.of(map, new Term("key", Shape.STRING, "string")), List.of());
    declarations.add(
        "fn of_map(%s: %s?, key: string?) = %s\n"
            .formatted(map.text(), map.type(), body.reading(Shape.INT, 3)));
    functions.add(
        new ExpressionWriter.Function("of_map", List.of(map.shape(), Shape.STRING), Shape.INT));
  }

  /** Vectors that streams, groups and other vectors are made of, at times one of another. */
  private void writeBases(boolean labelled) {
    if (!hasBases) {
      return;
    }
    int levels = choice.of(1, 1, 2);
    for (int level = 1; level <= levels; level++) {
      Stream below = streams.get(streams.size() - 1);
      boolean onBelow = choice.oneIn(2);
      List<Group> used = new ArrayList<>();
      int count = choice.between(1, 2);
      for (int i = 1; i <= count; i++) {
        Stream stream = onBelow || i > 1 ? choice.of(streams) : below;
        used.add(writeGroup("b" + level + "g" + i, 1, stream));
      }
      Stream trigger = onBelow ? below : choice.of(streams);
      String name = "b" + level;
      VectorWriter writer =
          new VectorWriter(choice, functions, trigger, Set.copyOf(reserved), name);
      writer.write(name, used, used);
      LabelWriter labels = new LabelWriter(choice, functions, streams, trigger);
      declarations.add(labelled && choice.oneIn(3) ? labels.addTo(writer.text()) : writer.text());
      streams.add(writer.stream(choice.oneIn(4) ? name + " v1" : name));
      groupsOfBases.addAll(used);
    }
  }

  private Group writeGroup(String name, int version, Stream stream) {
    GroupWriter writer = new GroupWriter(choice, functions, name, version, stream);
    writer.write();
    declarations.add(writer.text());
    return writer.group();
  }

  private void writeStreams() {
    int count = choice.between(0, 3);
    for (int i = 1; i <= count; i++) {
      StreamWriter writer = new StreamWriter(choice, functions, "s" + i, choice.of(streams));
      writer.writeSteps(List.copyOf(streams));
      declarations.add(writer.text());
      streams.add(writer.stream());
    }
  }

  private void writeGroups() {
    int count = choice.between(1, 3);
    for (int i = 1; i <= count; i++) {
      Stream stream = hasBases && i == 1 ? streams.get(streams.size() - 1) : choice.of(streams);
      boolean asVersion = !groups.isEmpty() && choice.oneIn(6);
      groups.add(
          asVersion ? writeGroup(groups.get(0).name(), i, stream) : writeGroup("g" + i, 1, stream));
    }
    groups.addAll(groupsOfBases);
  }

  private void writeVectors() {
    int count = choice.of(1, 1, 2);
    for (int i = 1; i <= count; i++) {
      VectorWriter writer =
          new VectorWriter(choice, functions, choice.of(streams), Set.copyOf(reserved), "");
      writer.write("v" + i, choice.some(groups, choice.between(1, groups.size())), groups);
      declarations.add(writer.text());
    }
  }

  /** A vector of nothing but expressions, many of them: there are many functions to be tried. */
  private void writeExpressions() {
    Stream trigger = choice.of(streams);
    ExpressionWriter writer = new ExpressionWriter(choice, trigger.fields(), functions);
    StringBuilder text = new StringBuilder("vector v1 v1 on " + trigger.name() + " {\n");
    for (int i = 1; i <= 12; i++) {
      Shape shape = writer.anyShape();
      text.append("  c").append(i).append(" = ").append(writer.reading(shape, 2)).append('\n');
    }
    declarations.add(text.append("}\n").toString());
  }
}
