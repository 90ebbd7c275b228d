package dev.semblance.compiler.syntax;

import dev.semblance.grammar.SemblanceLexer;
import java.util.Set;
import java.util.TreeSet;

/** What kinds of tokens there are, and how a message calls them. */
final class Words {
  /** Words that cannot be names without backticks. */
  private static final int FIRST_RESERVED = SemblanceLexer.AND;

  private static final int LAST_RESERVED = SemblanceLexer.WITHIN;

  /** Words that mean something at their place, and are names elsewhere. */
  private static final int FIRST_SOFT = SemblanceLexer.NAMESPACE;

  private static final int LAST_SOFT = SemblanceLexer.SESSION;

  private Words() {}

  static boolean isReserved(int type) {
    return type >= FIRST_RESERVED && type <= LAST_RESERVED;
  }

  /** Whether a token of this type can be a name. */
  static boolean isName(int type) {
    return type >= FIRST_SOFT && type <= LAST_SOFT
        || type == SemblanceLexer.VERSION
        || type == SemblanceLexer.NAME
        || type == SemblanceLexer.QUOTED_NAME;
  }

  /** Whether this word begins a declaration, a namespace or an import. */
  static boolean declares(int type) {
    return type >= SemblanceLexer.NAMESPACE && type <= SemblanceLexer.TEST;
  }

  /** The text of a token that always has the same text, in backticks. */
  static String quoted(int type) {
    String literal = SemblanceLexer.VOCABULARY.getLiteralName(type);
    return "`" + literal.substring(1, literal.length() - 1) + "`";
  }

  /** All reserved words, sorted. */
  static Set<String> reserved() {
    Set<String> words = new TreeSet<>();
    for (int type = FIRST_RESERVED; type <= LAST_RESERVED; type++) {
      String literal = SemblanceLexer.VOCABULARY.getLiteralName(type);
      words.add(literal.substring(1, literal.length() - 1));
    }
    return words;
  }
}
