package dev.semblance.compiler.syntax;

import static dev.semblance.grammar.SemblanceParser.*;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What would have been right at a place, in words. */
final class Expectation {
  private static final Set<Integer> EXPRESSIONS =
      Set.of(
          RULE_expression,
          RULE_conjunction,
          RULE_negation,
          RULE_comparison,
          RULE_fallback,
          RULE_sum,
          RULE_product,
          RULE_unary,
          RULE_primary,
          RULE_literal);

  private Expectation() {}

  static boolean isExpression(int rule) {
    return EXPRESSIONS.contains(rule);
  }

  /** Reads on behind "expected". */
  static String words(ErrorPlace place) {
    ParserRuleContext context = place.context();
    int rule = context.getRuleIndex();
    if (rule == RULE_name) {
      return name(context.getParent());
    }
    if (place.wantsOperand()) {
      return "a value or an expression";
    }
    if (isExpression(rule) && place.expected().size() != 1) {
      return behindOperand(context);
    }
    if (place.expected().contains(LBRACE) && place.expected().size() == 1) {
      return "`{`";
    }
    return switch (rule) {
      case RULE_statement -> "a declaration: event, stream, features, vector, fn or test";
      case RULE_statementEnd -> behindStatement(place);
      case RULE_itemEnd -> behindItem(context.getParent());
      case RULE_file -> "a declaration: event, stream, features, vector, fn or test";
      case RULE_fieldBlock -> "a field such as `amount : int`";
      case RULE_definitionBlock -> "a definition such as `charges = count() over 7d`";
      case RULE_itemBlock, RULE_vectorItem -> "an item of the vector, which begins with a name";
      case RULE_nameBlock -> "a feature's name";
      case RULE_testBlock, RULE_testStep -> "an event such as `charge { ... }`, or `expect`";
      case RULE_valueBlock -> "a field such as `amount: 5`";
      case RULE_mapBlock -> "an entry such as `\"key\": 5`";
      case RULE_member -> "a feature's name, `*` or `{`";
      case RULE_fieldType -> "a type such as `int`, `string?` or `decimal(12, 2)`";
      case RULE_window -> window(context);
      case RULE_typeParameters -> tokens(place, "a whole number");
      default -> tokens(place, "something else");
    };
  }

  private static String name(RuleContext parent) {
    return switch (parent.getRuleIndex()) {
      case RULE_type -> "a type such as `int`, `string?` or `decimal(12, 2)`";
      case RULE_annotation -> "`id`, `time` or `arrival`";
      case RULE_eventHeader -> "the event's name";
      case RULE_alias -> "a name behind `as`";
      case RULE_path -> "a name behind the dot";
      case RULE_keyDefinition -> "the name of a key";
      case RULE_parameter -> "a parameter such as `x: int`";
      case RULE_joinStep -> "the stream to join";
      case RULE_streamDeclaration ->
          parent.getChildCount() <= 2 ? "the stream's name" : "the stream or event it comes from";
      case RULE_featuresHeader ->
          parent.getChildCount() <= 2 ? "the group's name" : "the stream the group is made from";
      case RULE_vectorHeader ->
          parent.getChildCount() <= 2 ? "the vector's name" : "the stream that triggers the vector";
      case RULE_testHeader -> "the name of a vector";
      default -> "a name";
    };
  }

  private static String window(ParserRuleContext context) {
    if (context.getChildCount() == 0) {
      return "a window such as `7d`, `20 events` or `session 30m`";
    }
    return switch (((Token) context.getChild(0).getPayload()).getType()) {
      case INTEGER -> "a unit such as `d` at the number, or `events` behind it";
      default -> context.getChildCount() == 3 ? "`ago`" : "a duration such as `30m`, `1h` or `7d`";
    };
  }

  private static String behindItem(RuleContext block) {
    return switch (block.getRuleIndex()) {
      case RULE_definitionBlock -> "an operator, a clause or a new line";
      case RULE_itemBlock -> behindVectorItem((ItemBlockContext) block);
      case RULE_fieldBlock -> "an annotation such as `@id`, or a new line";
      default -> "a comma or a new line";
    };
  }

  private static String behindVectorItem(ItemBlockContext block) {
    List<VectorItemContext> items = block.vectorItem();
    OutputItemContext item = items.isEmpty() ? null : items.get(items.size() - 1).outputItem();
    if (item == null || !item.member().isEmpty()) {
      return "a new line";
    }
    return item.expression() == null ? "`=`, `.` or a new line" : "an operator or a new line";
  }

  private static String behindStatement(ErrorPlace place) {
    for (int at = place.found().getTokenIndex() - 1; at >= 0; at--) {
      int type = place.at(at).getType();
      if (type == RBRACE) {
        return "the next declaration on a line of its own";
      }
      if (type == STREAM) {
        return "`where`, `with`, `join`, `left join` or the next declaration";
      }
      if (type == SEPARATOR) {
        break;
      }
    }
    return "an operator or the next declaration on a line of its own";
  }

  /** What may follow an operand depends on what is open around it. */
  private static String behindOperand(ParserRuleContext context) {
    for (RuleContext at = context; at != null; at = at.getParent()) {
      switch (at.getRuleIndex()) {
        case RULE_arguments -> {
          return "`,` or `)`";
        }
        case RULE_list -> {
          return "`,` or `]`";
        }
        case RULE_parenthesized -> {
          return "an operator or `)`";
        }
        case RULE_conditional -> {
          ConditionalContext conditional = (ConditionalContext) at;
          if (conditional.THEN() == null) {
            return "`then`";
          }
          if (conditional.ELSE() == null) {
            return "`else`";
          }
        }
        case RULE_labelItem -> {
          return ((LabelItemContext) at).FROM() == null ? "`from`" : "`within`";
        }
        case RULE_featuresHeader -> {
          return ((FeaturesHeaderContext) at).FROM() == null ? "`,` or `from`" : "`{`";
        }
        case RULE_vectorHeader -> {
          return "`{`";
        }
        case RULE_streamDeclaration -> {
          return "an operator, the next step or the next declaration";
        }
        case RULE_functionDeclaration -> {
          return "an operator or the next declaration on a line of its own";
        }
        case RULE_fieldBlock, RULE_definitionBlock, RULE_itemBlock, RULE_testBlock -> {
          return behindItem(at);
        }
        default -> {}
      }
    }
    return "an operator";
  }

  private static String tokens(ErrorPlace place, String otherwise) {
    IntervalSet expected = place.expected();
    if (expected.contains(DURATION)) {
      return "a duration such as `30m`, `1h` or `90d`";
    }
    if (expected.contains(RPAREN) && expected.contains(COMMA)) {
      return "`,` or `)`";
    }
    if (expected.contains(RPAREN) && place.inside(ArgumentsContext.class)
        || expected.contains(RPAREN) && place.inside(FunctionDeclarationContext.class)) {
      return "`,` or `)`";
    }
    if (expected.contains(RBRACKET)) {
      return "`,` or `]`";
    }
    List<String> words =
        expected.toList().stream().map(Expectation::token).distinct().sorted().toList();
    return words.isEmpty() || words.size() > 4
        ? otherwise
        : words.stream().collect(Collectors.joining(" or "));
  }

  private static String token(int type) {
    return switch (type) {
      case STRING -> "a text in double quotes";
      case INTEGER -> "a whole number";
      case DURATION -> "a duration such as `7d`";
      case NAME, QUOTED_NAME -> "a name";
      case VERSION -> "a version such as `v1`";
      case SEPARATOR -> "a new line";
      case Token.EOF -> "the end of the file";
      default -> Words.quoted(type);
    };
  }
}
