package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;
import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.source.Diagnostic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;

/** Mistakes that people make again and again, each with the way out. */
final class TypicalSlips {
  /** The first that recognises the place speaks. */
  private static final List<Function<ErrorPlace, Optional<Diagnostic>>> SLIPS =
      List.of(
          TypicalSlips::otherDeclarationWord,
          TypicalSlips::upperCaseKeyword,
          TypicalSlips::assignmentForComparison,
          TypicalSlips::colonForAssignment,
          TypicalSlips::assignmentForColon,
          TypicalSlips::equalityInJoin,
          TypicalSlips::comparisonForAssignment,
          TypicalSlips::arrow,
          TypicalSlips::resultType,
          TypicalSlips::isSomething,
          ClauseSlips::nothingBehindComma,
          TypicalSlips::closesNothing,
          TypicalSlips::chainedComparison,
          TypicalSlips::notBehindOperator,
          TypicalSlips::reservedName,
          TypicalSlips::missingElse,
          TypicalSlips::ternary,
          TypicalSlips::wordsOfOtherLanguages,
          TypicalSlips::windowInWords,
          TypicalSlips::labelInGroup,
          TypicalSlips::clauseOrder,
          TypicalSlips::fromAndOn,
          ClauseSlips::pathAsKey,
          ClauseSlips::misspeltClause,
          TypicalSlips::itemWithoutName,
          TypicalSlips::unclosedBracket);

  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("elif", "write `else if`"),
          Map.entry("elseif", "write `else if`"),
          Map.entry("case", "write `if condition then a else b`"),
          Map.entry("when", "write `if condition then a else b`"),
          Map.entry("between", "write `low <= x and x <= high`"),
          Map.entry("like", "use `matches(x, \"...\")`, `starts_with` or `contains`"),
          Map.entry("rlike", "use `matches(x, \"...\")`"),
          Map.entry("having", "conditions on events are written with `where`"),
          Map.entry("filter", "conditions are written with `where`"),
          Map.entry("if", "conditions are written with `where`"),
          Map.entry("div", "write `/`"),
          Map.entry("mod", "write `%`"),
          Map.entry("xor", "write `a != b`"));

  private static final Set<String> UNITS =
      Set.of(
          "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
          "month", "months", "year", "years", "s", "m", "h", "d", "w", "sec", "min", "ms");

  private static final Set<Integer> COMPARISONS =
      Set.of(EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL);

  private TypicalSlips() {}

  static Optional<Diagnostic> find(ErrorPlace place) {
    return SLIPS.stream().map(slip -> slip.apply(place)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Diagnostic> otherDeclarationWord(ErrorPlace place) {
    int rule = place.context().getRuleIndex();
    if (rule != RULE_statement && rule != RULE_file || !place.found(NAME)) {
      return Optional.empty();
    }
    String word = place.found().getText();
    return DeclarationWords.meant(word)
        .map(meant -> error(place, "no declaration begins with `" + word + "`", asWritten(meant)));
  }

  private static String asWritten(String word) {
    return switch (word) {
      case "event" -> "write `event name { field : type ... }`";
      case "stream" -> "write `stream name = base where ...`";
      case "features" -> "write `features name v1 by key from stream { ... }`";
      case "vector" -> "write `vector name v1 on stream { ... }`";
      case "fn" -> "write `fn name(x: int) = ...`";
      case "import" -> "write `import \"other.feature\"`";
      default -> "write `" + word + "`";
    };
  }

  private static Optional<Diagnostic> upperCaseKeyword(ErrorPlace place) {
    String text = place.found().getText();
    String lower = text.toLowerCase(Locale.ROOT);
    return place.found(NAME) && !text.equals(lower) && Words.reserved().contains(lower)
        ? Optional.of(error(place, "`" + text + "` is written `" + lower + "`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> assignmentForComparison(ErrorPlace place) {
    boolean behindCondition =
        place.inExpression() && !place.wantsOperand()
            || List.of(RULE_itemEnd, RULE_statementEnd).contains(place.context().getRuleIndex())
            || place.expected().contains(LBRACE);
    return place.found(ASSIGN) && behindCondition
        ? Optional.of(error(place, "`=` gives a name; a comparison is written `==`"))
        : Optional.empty();
  }

  // Where an expression has begun, `==` belongs to it and something else is wrong.
  private static Optional<Diagnostic> comparisonForAssignment(ErrorPlace place) {
    return place.found(EQUAL) && !place.inExpression() && !behindValue(place)
        ? Optional.of(error(place, "`==` compares; a name is given with `=`"))
        : Optional.empty();
  }

  /** Whether a value, or another comparison, has begun before on the same line. */
  private static boolean behindValue(ErrorPlace place) {
    for (int at = place.found().getTokenIndex() - 1; at >= 0; at--) {
      int type = place.at(at).getType();
      if (type == SEPARATOR || type == LBRACE) {
        return false;
      }
      if (type == ASSIGN || COMPARISONS.contains(type)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Diagnostic> colonForAssignment(ErrorPlace place) {
    boolean named =
        place.inside(DefinitionBlockContext.class)
            || place.inside(ItemBlockContext.class)
            || place.inside(StreamDeclarationContext.class);
    return place.found(COLON) && named && !place.inExpression()
        ? Optional.of(error(place, "a definition is written with `=`, not with `:`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> assignmentForColon(ErrorPlace place) {
    if (!place.found(ASSIGN) || !place.expected().contains(COLON)) {
      return Optional.empty();
    }
    return Optional.of(
        place.inTest()
            ? error(place, "a value in a test is written with `:`, not with `=`")
            : error(place, "a type is written behind `:`, not behind `=`"));
  }

  private static Optional<Diagnostic> equalityInJoin(ErrorPlace place) {
    int before = place.found().getTokenIndex() - 1;
    boolean key = place.previous().getType() == ON || place.at(before - 1).getType() == ON;
    return place.found(EQUAL) && (key || place.inside(JoinStepContext.class))
        ? Optional.of(error(place, "the keys of a join are paired with `=`, not with `==`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> arrow(ErrorPlace place) {
    return place.found(GREATER) && place.previous().getType() == ASSIGN
        ? Optional.of(error(place, "there is no `=>`", "write `=` alone"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> resultType(ErrorPlace place) {
    boolean head = place.context().getRuleIndex() == RULE_functionDeclaration;
    return head && (place.found(COLON) || place.found(MINUS))
        ? Optional.of(
            error(
                place,
                "a function's result has no type of its own",
                "it follows from the expression: write `fn name(x: int) = ...`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> isSomething(ErrorPlace place) {
    int before = place.previous().getType();
    boolean behindIs =
        before == IS
            || before == NOT && place.at(place.found().getTokenIndex() - 2).getType() == IS;
    return behindIs
        ? Optional.of(
            error(
                place,
                "`is` asks for null alone",
                "write `is null`, `is not null`, or compare with `==`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> closesNothing(ErrorPlace place) {
    boolean closing = place.found(RPAREN) || place.found(RBRACKET);
    return closing && openBracket(place).isEmpty()
        ? Optional.of(error(place, "this `" + place.found().getText() + "` closes nothing"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> chainedComparison(ErrorPlace place) {
    boolean comparison = COMPARISONS.contains(place.found().getType()) || place.found(IN);
    return comparison && !place.wantsOperand() && !place.expected().contains(ASSIGN)
        ? Optional.of(
            error(
                place,
                "comparisons do not chain",
                "join two of them with `and`: `a < b and b < c`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> notBehindOperator(ErrorPlace place) {
    return place.found(NOT) && place.wantsOperand()
        ? Optional.of(
            error(place, "`not` binds loosely and cannot stand here", "write `(not ...)`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> reservedName(ErrorPlace place) {
    Token found = place.found();
    if (!Words.isReserved(found.getType())) {
      return Optional.empty();
    }
    int next = place.next().getType();
    boolean usedAsName = Set.of(ASSIGN, COLON, DOT, COMMA, RPAREN, RBRACKET).contains(next);
    boolean alone =
        place.context().getRuleIndex() == RULE_itemEnd
            && found.getLine() > place.previous().getLine()
            && found.getLine() < place.lineBehind();
    boolean beginsItem =
        Set.of(
                RULE_fieldBlock,
                RULE_definitionBlock,
                RULE_itemBlock,
                RULE_nameBlock,
                RULE_valueBlock)
            .contains(place.context().getRuleIndex());
    boolean value =
        place.wantsOperand() && !Set.of(NOT, IF, WHERE, OVER, THEN, ELSE).contains(found.getType());
    return place.wantsName() || usedAsName || alone || beginsItem || value
        ? Optional.of(
            error(
                place,
                "`" + found.getText() + "` is a reserved word",
                "as a name it stands in backticks: `" + found.getText() + "`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> missingElse(ErrorPlace place) {
    return place
        .enclosing(ConditionalContext.class)
        .filter(conditional -> conditional.THEN() != null && conditional.ELSE() == null)
        .filter(conditional -> !place.wantsOperand())
        .filter(conditional -> place.found(SEPARATOR) || !Words.isName(place.found().getType()))
        .map(
            conditional ->
                error(place, "this `if` has no `else`", "write `else null` if there is no value")
                    .label(place.spanOf(conditional.getStart()), "the `if`"));
  }

  private static Optional<Diagnostic> ternary(ErrorPlace place) {
    return place.found(QUESTION) && !place.inside(TypeContext.class)
        ? Optional.of(error(place, "there is no `? :`", "write `if condition then a else b`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> wordsOfOtherLanguages(ErrorPlace place) {
    String word = place.found().getText().toLowerCase(Locale.ROOT);
    String before = place.previous().getText().toLowerCase(Locale.ROOT);
    if (place.wantsOperand() || place.wantsName()) {
      return Optional.empty();
    }
    if (before.equals("case") && place.found(NAME)) {
      return Optional.of(error(place, "there is no `case`", OTHER_WORDS.get("case")));
    }
    return Optional.ofNullable(OTHER_WORDS.get(word))
        .map(advice -> error(place, "`" + word + "` cannot stand here", advice));
  }

  private static Optional<Diagnostic> windowInWords(ErrorPlace place) {
    boolean inWindow = place.inside(WindowContext.class);
    String word = place.found().getText().toLowerCase(Locale.ROOT);
    if (inWindow && Set.of("last", "past", "previous", "the", "trailing").contains(word)) {
      return Optional.of(
          error(place, "`" + word + "` is not needed: every window looks back", "write `over 7d`"));
    }
    boolean number = place.previous().getType() == INTEGER;
    return number && UNITS.contains(word)
        ? Optional.of(
            error(
                place,
                "a duration is a number with its unit, in one word",
                "the units are s, m, h, d and w: `30s`, `15m`, `1h`, `7d`, `4w`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> labelInGroup(ErrorPlace place) {
    boolean label = place.previous().getType() == LABEL && place.found(NAME);
    return label && place.inside(DefinitionBlockContext.class) && !place.inExpression()
        ? Optional.of(
            error(
                place,
                "a label stands in a vector, not in a group",
                "write it among the items of the vector that is to learn it"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> clauseOrder(ErrorPlace place) {
    boolean definition =
        place.inside(DefinitionBlockContext.class)
            && place.context().getRuleIndex() == RULE_itemEnd;
    return definition && (place.found(WHERE) || place.found(OVER))
        ? Optional.of(
            error(
                place,
                "the clause `" + place.found().getText() + "` cannot stand here",
                "each clause stands once, in this order: `where ... over ... prior`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> fromAndOn(ErrorPlace place) {
    if (place.found(ON) && place.inside(FeaturesHeaderContext.class)) {
      return Optional.of(error(place, "a group is made `from` a stream, not `on` one"));
    }
    return place.found(FROM) && place.inside(VectorHeaderContext.class)
        ? Optional.of(error(place, "a vector is triggered `on` a stream, not made `from` one"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> itemWithoutName(ErrorPlace place) {
    boolean begins =
        Set.of(RULE_definitionBlock, RULE_itemBlock).contains(place.context().getRuleIndex());
    return begins && (place.found(LPAREN) || place.found(LBRACKET))
        ? Optional.of(
            error(
                place,
                "nothing begins with `" + place.found().getText() + "` here",
                "to go on with the line above, end it with an operator or open the bracket there; "
                    + "to compute something, give it a name: `name = ...`"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> unclosedBracket(ErrorPlace place) {
    boolean lineEnds = place.found(SEPARATOR) && !wantsOperand(place.previous());
    boolean clauseBegins = Set.of(WHERE, OVER, WITHIN, FROM, BY).contains(place.found().getType());
    if (!lineEnds && !clauseBegins) {
      return Optional.empty();
    }
    return openBracket(place)
        .map(
            open ->
                Diagnostic.at(
                    UNEXPECTED_TEXT,
                    place.spanOf(open),
                    "this `" + open.getText() + "` is never closed"));
  }

  private static boolean wantsOperand(Token last) {
    return Set.of(PLUS, MINUS, STAR, SLASH, PERCENT, COALESCE, AND, OR, NOT)
        .contains(last.getType());
  }

  private static Optional<Token> openBracket(ErrorPlace place) {
    int closed = 0;
    for (int at = place.found().getTokenIndex() - 1; at >= 0; at--) {
      switch (place.at(at).getType()) {
        case RPAREN, RBRACKET -> closed++;
        case LPAREN, LBRACKET -> {
          if (closed == 0) {
            return Optional.of(place.at(at));
          }
          closed--;
        }
        case SEPARATOR, LBRACE, RBRACE -> {
          return Optional.empty();
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static Diagnostic error(ErrorPlace place, String message) {
    return Diagnostic.at(UNEXPECTED_TEXT, place.span(), message);
  }

  private static Diagnostic error(ErrorPlace place, String message, String help) {
    return error(place, message).help(help);
  }
}
