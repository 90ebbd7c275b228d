package dev.semblance.parity.laws;

import dev.semblance.grammar.SemblanceLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.antlr.v4.runtime.Token;

/**
 * A definition in which one small thing is another: a window, a literal, an aggregate, an operator,
 * a field, or a condition more.
 *
 * @param text of the whole definition
 * @param declaration the first words of the declaration that was changed
 */
record Mutation(String text, String declaration) {
  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("sum", "max"),
          Map.entry("max", "min"),
          Map.entry("min", "max"),
          Map.entry("mean", "stddev"),
          Map.entry("variance", "mean"),
          Map.entry("first", "last"),
          Map.entry("last", "first"),
          Map.entry("previous", "first"),
          Map.entry("distinct", "count"),
          Map.entry("mode", "max"),
          Map.entry("median", "mean"),
          Map.entry("ratio", "streak"),
          Map.entry("time_since_last", "time_since_first"),
          Map.entry("covariance", "correlation"),
          Map.entry("true", "false"),
          Map.entry("false", "true"),
          Map.entry("and", "or"),
          Map.entry("or", "and"),
          Map.entry("n", "shop"),
          Map.entry("x", "y"),
          Map.entry("y", "x"),
          Map.entry("card", "note"),
          Map.entry("+", "-"),
          Map.entry("-", "+"),
          Map.entry("*", "+"),
          Map.entry("<", "<="),
          Map.entry(">", "<="),
          Map.entry("==", "!="),
          Map.entry("!=", "=="));

  /** A change of something in a random declaration that is no event; empty where there is none. */
  static Optional<Mutation> of(String definition, Random random) {
    List<String> parts = new ArrayList<>(List.of(definition.strip().split("\n\n")));
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).startsWith("event ")) {
        candidates.add(i);
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    int chosen = candidates.get(random.nextInt(candidates.size()));
    String before = parts.get(chosen);
    String after = random.nextInt(6) == 0 ? clause(before, random) : token(before, random);
    parts.set(chosen, after);
    String declaration = before.substring(0, before.indexOf(' ', before.indexOf(' ') + 1));
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(new Mutation(String.join("\n\n", parts) + "\n", declaration));
  }

  /** With {@code prior}, or without, on a line that has an aggregate's window; or a condition. */
  private static String clause(String declaration, Random random) {
    List<String> lines = new ArrayList<>(declaration.lines().toList());
    int chosen = random.nextInt(lines.size());
    String line = lines.get(chosen);
    if (line.endsWith(" prior")) {
      lines.set(chosen, line.substring(0, line.length() - " prior".length()));
    } else if (line.contains(" over ")) {
      lines.set(
          chosen,
          random.nextBoolean() || line.contains(" where ")
              ? line + " prior"
              : line.replaceFirst(" over ", " where false over "));
    } else if (line.endsWith(" {") && !line.contains(" where ")) {
      lines.set(chosen, line.replaceFirst(" \\{$", " where not false {"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String token(String declaration, Random random) {
    List<Token> tokens =
        Comments.tokens(declaration).stream()
            .filter(token -> !changed(token).equals(token.getText()))
            .toList();
    if (tokens.isEmpty()) {
      return declaration;
    }
    Token token = tokens.get(random.nextInt(tokens.size()));
    int start = declaration.offsetByCodePoints(0, token.getStartIndex());
    return declaration.substring(0, start)
        + changed(token)
        + declaration.substring(start + token.getText().length());
  }

  private static String changed(Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case SemblanceLexer.INTEGER, SemblanceLexer.DURATION -> "1" + text;
      case SemblanceLexer.STRING -> "\"_" + text.substring(1);
      default -> OTHER_WORDS.getOrDefault(text, text);
    };
  }
}
