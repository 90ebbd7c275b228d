package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;
import static dev.semblance.compiler.source.DiagnosticCode.UNTERMINATED_COMMENT;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Reports signs that other languages write differently and puts the right token in their place, so
 * that what follows is still read.
 */
final class TokenRepair {
  private static final Map<Integer, Integer> MEANT =
      Map.of(
          SemblanceLexer.AND_SIGN, SemblanceLexer.AND,
          SemblanceLexer.OR_SIGN, SemblanceLexer.OR,
          SemblanceLexer.NOT_SIGN, SemblanceLexer.NOT,
          SemblanceLexer.EQUAL_SIGN, SemblanceLexer.EQUAL,
          SemblanceLexer.NOT_EQUAL_SIGN, SemblanceLexer.NOT_EQUAL);

  private final SourceTokens source;
  private final Diagnostics diagnostics;
  private boolean semicolonReported;

  private TokenRepair(SourceTokens source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** The tokens to parse, without comments. */
  static List<Token> repair(SourceTokens source, Diagnostics diagnostics) {
    return new TokenRepair(source, diagnostics).repaired();
  }

  private List<Token> repaired() {
    List<Token> visible = source.visible();
    List<Token> repaired = new ArrayList<>(visible.size());
    for (int i = 0; i < visible.size(); i++) {
      Token token = visible.get(i);
      if (token.getType() == SemblanceLexer.SEMICOLON) {
        reportSemicolon(token);
        if (!endsLine(visible, i)) {
          repaired.add(as(SemblanceLexer.COMMA, token));
        }
      } else if (token.getType() == SemblanceLexer.SINGLE_QUOTED) {
        report(token, "text stands in double quotes, not in single ones");
        repaired.add(as(SemblanceLexer.STRING, token));
      } else if (token.getType() == SemblanceLexer.UNTERMINATED_COMMENT) {
        reportComment(token);
      } else if (MEANT.containsKey(token.getType())) {
        int meant = MEANT.get(token.getType());
        report(token, "`" + token.getText() + "` is written " + Words.quoted(meant));
        repaired.add(as(meant, token));
      } else {
        repaired.add(token);
      }
    }
    return repaired;
  }

  private void reportComment(Token token) {
    SourceSpan comment = source.span(token);
    int start = comment.start();
    diagnostics.report(
        Diagnostic.at(
                UNTERMINATED_COMMENT,
                new SourceSpan(comment.file(), start, start + "/*".length()),
                "this comment never ends")
            .help("end it with `*/`; comments do not nest"));
  }

  private static boolean endsLine(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    return index + 1 == tokens.size()
        || tokens.get(index + 1).getLine() > token.getLine()
        || tokens.get(index + 1).getType() == SemblanceLexer.RBRACE;
  }

  private void reportSemicolon(Token token) {
    if (!semicolonReported) {
      semicolonReported = true;
      diagnostics.report(
          Diagnostic.at(UNEXPECTED_TEXT, source.span(token), "there are no semicolons")
              .help("a new line is enough; leave out this one and all others in the file"));
    }
  }

  private void report(Token token, String message) {
    diagnostics.report(Diagnostic.at(UNEXPECTED_TEXT, source.span(token), message));
  }

  private static Token as(int type, Token token) {
    CommonToken copy = new CommonToken(token);
    copy.setType(type);
    return copy;
  }
}
