package dev.semblance.compiler.syntax;

import static dev.semblance.grammar.SemblanceParser.*;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Whether two neighbours on a line stand apart. */
final class Spacing {
  /** Signs that stick to what follows them. */
  private final Set<Token> prefixes = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Signs that stick to what is before them. */
  private final Set<Token> suffixes = Collections.newSetFromMap(new IdentityHashMap<>());

  Spacing(FileContext file) {
    note(file);
  }

  // Not recursive over chains: these are flat; what nests is limited by NestingLimit.
  private void note(ParserRuleContext context) {
    switch (context.getRuleIndex()) {
      case RULE_arguments, RULE_typeParameters -> suffixes.add(context.getStart());
      case RULE_typeArgument -> {
        prefixes.add(context.getStart());
        suffixes.add(context.getStart());
        suffixes.add(context.getStop());
      }
      case RULE_functionDeclaration ->
          suffixes.add(((FunctionDeclarationContext) context).LPAREN().getSymbol());
      case RULE_parameter -> suffixes.add(((ParameterContext) context).COLON().getSymbol());
      case RULE_testField -> suffixes.add(((TestFieldContext) context).COLON().getSymbol());
      case RULE_mapEntry -> suffixes.add(((MapEntryContext) context).COLON().getSymbol());
      case RULE_unary -> {
        if (((UnaryContext) context).MINUS() != null) {
          prefixes.add(context.getStart());
        }
      }
      case RULE_nameBlock -> {
        prefixes.add(context.getStart());
        suffixes.add(context.getStop());
      }
      default -> {}
    }
    for (int i = 0; i < context.getChildCount(); i++) {
      ParseTree child = context.getChild(i);
      if (child instanceof ParserRuleContext nested) {
        note(nested);
      }
    }
  }

  /** What stands between two tokens on one line. */
  String between(Token left, Token right) {
    boolean together =
        prefixes.contains(left)
            || suffixes.contains(right)
            || opens(left.getType())
            || closes(right.getType())
            // `{}`
            || left.getType() == LBRACE && right.getType() == RBRACE;
    return together ? "" : " ";
  }

  private static boolean opens(int type) {
    return type == LPAREN || type == LBRACKET || type == DOT || type == AT;
  }

  private static boolean closes(int type) {
    return type == RPAREN || type == RBRACKET || type == DOT || type == COMMA || type == QUESTION;
  }
}
