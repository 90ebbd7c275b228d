package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CHARACTER;
import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;
import static dev.semblance.compiler.source.DiagnosticCode.UNTERMINATED_STRING;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.grammar.SemblanceParser;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Pieces of text that are no token of the language. */
final class LexicalSlips {
  private static final Map<Integer, String> ADVICE =
      Map.ofEntries(
          Map.entry((int) '#', "a comment begins with `//`"),
          Map.entry((int) '`', "a backtick stands on both sides of a name, on one line"),
          Map.entry((int) '\'', "text stands in double quotes"),
          Map.entry((int) '$', "names are made of a-z, 0-9 and _"),
          Map.entry((int) '\\', "a line goes on by itself where it ends with an operator"),
          Map.entry((int) '^', "a power is written `pow(x, y)`"),
          Map.entry(0x201C, "use the straight double quote `\"`"),
          Map.entry(0x201D, "use the straight double quote `\"`"),
          Map.entry(0x201E, "use the straight double quote `\"`"),
          Map.entry(0x2018, "use the straight double quote `\"`"),
          Map.entry(0x2019, "use the straight double quote `\"`"),
          Map.entry(0x2013, "use the plain minus `-`"),
          Map.entry(0x2014, "use the plain minus `-`"),
          Map.entry(0x2212, "use the plain minus `-`"),
          Map.entry(0x2264, "write `<=`"),
          Map.entry(0x2265, "write `>=`"),
          Map.entry(0x2260, "write `!=`"),
          Map.entry(0x00A0, "replace it by an ordinary blank"));

  private LexicalSlips() {}

  static Optional<Diagnostic> find(ErrorPlace place) {
    return switch (place.found().getType()) {
      case SemblanceParser.BAD_CHARACTER -> Optional.of(badCharacter(place));
      case SemblanceParser.UNTERMINATED_STRING ->
          Optional.of(
              Diagnostic.at(
                      UNTERMINATED_STRING,
                      place.span(),
                      "this text has no closing `\"` on its line")
                  .help("write a line break within a text as `\\n`"));
      case SemblanceParser.BAD_NUMBER -> Optional.of(badNumber(place));
      default -> Optional.empty();
    };
  }

  private static Diagnostic badCharacter(ErrorPlace place) {
    int character = place.found().getText().codePointAt(0);
    Diagnostic diagnostic =
        Diagnostic.at(
            BAD_CHARACTER, place.span(), "the language has no character " + shown(character));
    String advice = ADVICE.get(character);
    return advice == null ? diagnostic : diagnostic.help(advice);
  }

  private static String shown(int character) {
    String code = String.format(Locale.ROOT, "U+%04X", character);
    boolean printable = character > 0x20 && character < 0x7F;
    boolean visible = Character.isDefined(character) && !Character.isISOControl(character);
    if (printable) {
      return "`" + Character.toString(character) + "`";
    }
    return visible && !Character.isSpaceChar(character)
        ? "`" + Character.toString(character) + "` (" + code + ")"
        : code + (Character.isDefined(character) ? " (" + nameOf(character) + ")" : "");
  }

  private static String nameOf(int character) {
    String name = Character.getName(character);
    return name == null ? "unnamed" : name.toLowerCase(Locale.ROOT);
  }

  private static Diagnostic badNumber(ErrorPlace place) {
    Token number = place.found();
    Diagnostic diagnostic =
        Diagnostic.at(
            UNEXPECTED_TEXT,
            place.span(),
            "`" + number.getText() + "` is neither a number nor a duration nor a name");
    return diagnostic.help(
        "a duration is a whole number and one unit, s, m, h, d or w, as in `90d`; "
            + "a name begins with a letter");
  }
}
