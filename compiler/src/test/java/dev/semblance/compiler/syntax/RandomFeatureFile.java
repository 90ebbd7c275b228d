package dev.semblance.compiler.syntax;

import java.util.List;
import java.util.Random;

/**
 * Texts of feature files that parse, whatever they may mean: every construct, in any layout the
 * grammar allows, with comments in between.
 */
final class RandomFeatureFile {
  private static final List<String> NAMES =
      List.of(
          "amount",
          "card",
          "label",
          "events",
          "session",
          "step",
          "ending",
          "ago",
          "prior",
          "use",
          "test",
          "event",
          "v1",
          "count",
          "left",
          "x2",
          "a_rather_long_name_for_a_column",
          "`from`",
          "`where`",
          "expect",
          "key",
          "time");
  private static final List<String> LITERALS =
      List.of(
          "0",
          "1_000",
          "0.5",
          "2e-3",
          "\"a text\"",
          "\"\\u{1F600} 😀 \\\" // no comment\"",
          "true",
          "false",
          "null",
          "30s",
          "7d");
  private static final List<String> INFIX = List.of("or", "and", "??", "+", "-", "*", "/", "%");
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> TYPES =
      List.of(
          "int",
          "string ?",
          "decimal ( 12 , 2 )",
          "list < list < int > ? >",
          "map < string , int ? > ?");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  /** Inside a block, a line break is only free where something is still open. */
  private boolean free = true;

  private RandomFeatureFile(long seed) {
    this.random = new Random(seed);
  }

  static String of(long seed) {
    RandomFeatureFile file = new RandomFeatureFile(seed);
    file.write();
    return file.text.toString();
  }

  private void write() {
    comments();
    if (chance(3)) {
      put("namespace", name());
      endStatement();
    }
    for (int i = random.nextInt(2); i > 0; i--) {
      put("import", "\"other.feature\"");
      endStatement();
    }
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      declaration();
      endStatement();
    }
  }

  private void declaration() {
    free = true;
    switch (random.nextInt(6)) {
      case 0 -> {
        put("event", name());
        block(() -> field(3));
      }
      case 1 -> stream();
      case 2 -> {
        put("features", name(), version(), "by");
        keys();
        put("from", name());
        optional("where");
        block(this::definition);
      }
      case 3 -> {
        put("vector", name(), version(), "on", name());
        optional("where");
        block(this::vectorItem);
      }
      case 4 -> {
        put("fn", name(), "(", name(), ":", type(), ")", "=");
        expression(3);
      }
      default -> {
        put("test", "\"a title\"", "for", name());
        block(this::testStep);
      }
    }
  }

  private void field(int levels) {
    put(name(), ":");
    if (levels > 0 && chance(4)) {
      boolean before = free;
      block(() -> field(levels - 1));
      free = before;
      put(chance(2) ? "?" : "");
    } else {
      put(type());
    }
    put(annotations());
  }

  private void stream() {
    put("stream", name(), "=", name());
    for (int i = random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(3)) {
        case 0 -> optional("where");
        case 1 -> {
          put("with", name(), "=");
          expression(2);
          put(",", name(), "=");
          expression(1);
        }
        default ->
            put(
                chance(2) ? "left" : "",
                "join",
                name(),
                "as",
                "o",
                "on",
                "card",
                ",",
                "card",
                "=",
                "o",
                ".",
                "key",
                "within",
                "30d");
      }
    }
  }

  private void keys() {
    put(name());
    if (chance(3)) {
      put("=");
      expression(1);
    }
    if (chance(3)) {
      put(",", name());
    }
  }

  private void definition() {
    put(name(), "=");
    expression(2);
    if (chance(3)) {
      optional("where");
    }
    if (chance(2)) {
      put("over", window());
      if (chance(2)) {
        put(",", window());
      }
    }
    if (chance(4)) {
      // Not `put`: the word stands on the line of what it belongs to.
      text.append(" prior");
    }
  }

  private String window() {
    return pick(List.of("7d", "20 events", "session 30m", "7d ending 1d ago", "30d step 1h"));
  }

  private void vectorItem() {
    switch (random.nextInt(6)) {
      case 0 -> {
        put("use", name(), chance(2) ? "v2" : "", "by");
        expression(1);
        put("as", name());
      }
      case 1 -> put(name());
      case 2 -> put(name(), ".", chance(2) ? "x . y ." : "", chance(2) ? "*" : "z");
      case 3 -> {
        put(name(), ".", "{");
        items(() -> text.append(name()));
        text.append("}");
      }
      case 4 -> {
        put("label", name(), "=", "count", "(", ")", "from", name(), "by");
        keys();
        optional("where");
        put("within", "90d");
      }
      default -> {
        put(name(), "=");
        expression(3);
      }
    }
  }

  private void testStep() {
    put(chance(3) ? pick(List.of("expect \"b\" , 5", "expect not @30m")) : "charge", "{");
    items(
        () -> {
          put(name(), ":");
          put(
              pick(
                  List.of(
                      "@30m",
                      "- 5",
                      "\"x\"",
                      "[ @1s , @2s ]",
                      "[ ]",
                      "null",
                      "{ a : 1 , b : { c : @1s } , }",
                      "{ }",
                      "{ \"a b\" : 1 , \"c\" : [ @1s ] , }")));
        });
    text.append("}");
  }

  private void expression(int depth) {
    if (depth == 0 || chance(4)) {
      put(chance(2) ? name() : pick(LITERALS));
      return;
    }
    switch (random.nextInt(9)) {
      case 0 -> {
        put("(");
        boolean before = free;
        free = true;
        expression(depth - 1);
        put(pick(INFIX));
        expression(depth - 1);
        free = before;
        put(")");
      }
      case 1 -> {
        put("(", "not");
        expression(depth - 1);
        put(")");
      }
      case 2 -> {
        put("-");
        put(pick(LITERALS.subList(0, 4)));
      }
      case 3 -> {
        put(name());
        text.append('(');
        expression(depth - 1);
        put(",");
        expression(depth - 1);
        put(")");
      }
      case 4 -> put(name(), ".", name());
      case 5 -> {
        put("(");
        expression(depth - 1);
        put(pick(COMPARISONS));
        put(name(), ")");
      }
      case 6 -> put("(", name(), chance(2) ? "not in" : "in", "[", "1", ",", "2", "]", ")");
      case 7 -> put("(", name(), chance(2) ? "is null" : "is not null", ")");
      default -> {
        put("(", "if");
        expression(depth - 1);
        put("then");
        expression(depth - 1);
        put("else");
        expression(depth - 1);
        put(")");
      }
    }
  }

  private void optional(String clause) {
    put(clause);
    expression(2);
  }

  private void block(Runnable item) {
    put("{");
    free = false;
    items(item);
    put("}");
    free = true;
  }

  private void items(Runnable item) {
    boolean before = free;
    free = false;
    boolean lines = chance(2);
    for (int i = random.nextInt(5); i > 0; i--) {
      if (lines) {
        comments();
        text.append('\n');
      }
      item.run();
      text.append(
          lines ? trailing() + "\n" : i == 1 ? pick(List.of(" ", ",", " /* last */ , ")) : ", ");
    }
    free = before;
  }

  private String trailing() {
    return pick(
        List.of(
            "",
            "",
            " // why",
            " /* c */",
            ",",
            ", // d",
            " /* e */ ,",
            " // f\n,",
            " /// not a doc"));
  }

  private void comments() {
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(
          pick(
              List.of(
                  "\n",
                  "\n\n\n",
                  "\n// a comment\n",
                  "\n  /// a doc comment\n",
                  "\n/* one */ /* two */\n",
                  "\n/* several\n     lines */\n",
                  "\n////\n")));
    }
  }

  private void endStatement() {
    text.append(pick(List.of("\n", "\n\n", " // end\n")));
    comments();
    text.append('\n');
  }

  /** Writes tokens with anything between them that may stand there. */
  private void put(String... tokens) {
    for (String token : tokens) {
      if (token.isEmpty()) {
        continue;
      }
      if (token.equals(".")) {
        text.append('.');
      } else if (text.length() > 0 && text.charAt(text.length() - 1) == '.') {
        text.append(token);
      } else {
        // A word that declares begins a declaration where it stands first on a line.
        boolean mayBreak = free && !DeclarationWords.WORDS.contains(token);
        text.append(mayBreak ? anyGap() : pick(List.of(" ", " ", "\t", " /* in */ ")));
        text.append(token);
      }
    }
  }

  private String anyGap() {
    return chance(6)
        ? pick(List.of("\n", "\n    ", " // gap\n  ", "\n  // own line\n  ", " /* g */ "))
        : " ";
  }

  private String version() {
    return chance(4) ? "v2 deprecated \"old\"" : "v1";
  }

  private String annotations() {
    return pick(List.of("", "", "@id", "@time", "@ id @time"));
  }

  private String type() {
    return pick(TYPES);
  }

  private String name() {
    return pick(NAMES);
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
