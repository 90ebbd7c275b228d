package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.grammar.SemblanceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Reads the text of a feature file into its tree. */
public final class Parser {
  /** Whoever has so many mistakes to mend is not helped by more. */
  private static final int MAX_REPORTED = 100;

  private Parser() {}

  /**
   * The tree of everything in {@code source} that could be read. What could not be read is
   * reported, once for each mistake, and left out: the declaration, or the item within a block,
   * that holds it. Never fails, whatever the text. Of very many mistakes the first are reported.
   */
  public static FeatureFile parse(SourceFile source, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    ParsedText text = read(source, found);
    FeatureFile file = new FileBuilder(text.source(), found).build(text.file());
    found.sorted().stream().limit(MAX_REPORTED).forEach(diagnostics::report);
    return file;
  }

  /**
   * The tree of an expression that stands alone, as on a command line. Empty where it could not be
   * read, which is then reported.
   */
  public static Optional<Expression> parseExpression(SourceFile source, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    SourceTokens tokens = SourceTokens.of(source);
    List<Token> repaired = TokenRepair.repair(tokens, found);
    List<Token> limited = NestingLimit.apply(tokens, repaired, found);
    Optional<Expression> read = Optional.empty();
    if (!found.hasErrors()) {
      read = expression(tokens, limited, found);
    }
    found.sorted().stream().limit(MAX_REPORTED).forEach(diagnostics::report);
    return found.hasErrors() ? Optional.empty() : read;
  }

  private static Optional<Expression> expression(
      SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    SemblanceParser parser = parser(tokens, new SyntaxErrors(source, tokens, diagnostics));
    try {
      SemblanceParser.ExpressionContext context = parser.expression();
      Token next = parser.getCurrentToken();
      if (next.getType() != Token.EOF) {
        diagnostics.report(
            Diagnostic.at(
                UNEXPECTED_TEXT,
                source.span(next),
                "the expression ends before `" + next.getText() + "`"));
      }
      return diagnostics.hasErrors()
          ? Optional.empty()
          : Optional.of(new ExpressionBuilder(new TreeSource(source, diagnostics)).build(context));
    } catch (RecognitionException e) {
      // It has been reported.
      return Optional.empty();
    }
  }

  /** A text as the parser saw it: all tokens, those parsed, and what they were read as. */
  record ParsedText(SourceTokens source, List<Token> laidOut, SemblanceParser.FileContext file) {}

  /** The first half of {@link #parse}, before a tree is built. */
  static ParsedText read(SourceFile source, Diagnostics diagnostics) {
    SourceTokens tokens = SourceTokens.of(source);
    List<Token> repaired = TokenRepair.repair(tokens, diagnostics);
    List<Token> laidOut =
        NestingLimit.apply(tokens, Layout.of(tokens, repaired, diagnostics), diagnostics);
    SyntaxErrors errors = new SyntaxErrors(tokens, laidOut, diagnostics);
    return new ParsedText(tokens, laidOut, contexts(laidOut, errors));
  }

  private static SemblanceParser.FileContext contexts(List<Token> laidOut, SyntaxErrors errors) {
    return parser(laidOut, errors).file();
  }

  private static SemblanceParser parser(List<Token> laidOut, SyntaxErrors errors) {
    List<Token> ended = new ArrayList<>(laidOut);
    ended.add(endMark(laidOut));
    SemblanceParser parser = new SemblanceParser(new CommonTokenStream(new ListTokenSource(ended)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new RecoveringStrategy(errors));
    return parser;
  }

  private static Token endMark(List<Token> tokens) {
    CommonToken end = new CommonToken(Token.EOF, "");
    int offset = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).getStopIndex() + 1;
    end.setStartIndex(offset);
    end.setStopIndex(offset - 1);
    return end;
  }
}
