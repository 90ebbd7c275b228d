package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Says in words what the parser did not understand. */
final class SyntaxErrors {
  private final SourceTokens source;
  private final List<Token> tokens;
  private final Diagnostics diagnostics;

  SyntaxErrors(SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    this.source = source;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  void report(Parser parser, RecognitionException e) {
    diagnostics.report(diagnostic(new ErrorPlace(source, tokens, parser, e)));
  }

  private static Diagnostic diagnostic(ErrorPlace place) {
    return Stream.<Optional<Diagnostic>>of(
            LexicalSlips.find(place), TimeSlips.find(place), TypicalSlips.find(place))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> general(place));
  }

  private static Diagnostic general(ErrorPlace place) {
    String expected = Expectation.words(place);
    return Diagnostic.at(
        UNEXPECTED_TEXT, place.span(), "expected " + expected + ", found " + place.foundWords());
  }
}
