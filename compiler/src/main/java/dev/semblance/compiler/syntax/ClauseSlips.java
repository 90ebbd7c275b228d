package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;
import static dev.semblance.grammar.SemblanceParser.BY;
import static dev.semblance.grammar.SemblanceParser.COMMA;
import static dev.semblance.grammar.SemblanceParser.DOT;
import static dev.semblance.grammar.SemblanceParser.NAME;
import static dev.semblance.grammar.SemblanceParser.RBRACKET;
import static dev.semblance.grammar.SemblanceParser.RPAREN;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.grammar.SemblanceParser.FeaturesHeaderContext;
import dev.semblance.grammar.SemblanceParser.LabelItemContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Slips in the clauses of a definition, and in the lists in them. */
final class ClauseSlips {
  /** The words that can go on behind an expression. */
  private static final List<String> CLAUSES =
      List.of("where", "over", "prior", "from", "within", "then", "else", "with", "join");

  private ClauseSlips() {}

  /** {@code by stream.field}: a key has a name of its own. */
  static Optional<Diagnostic> pathAsKey(ErrorPlace place) {
    boolean inKeys =
        place.inside(FeaturesHeaderContext.class) || place.inside(LabelItemContext.class);
    int before = place.at(place.found().getTokenIndex() - 2).getType();
    if (!place.found(DOT) || !inKeys || !Set.of(BY, COMMA).contains(before)) {
      return Optional.empty();
    }
    String field = place.next().getText();
    String path = place.previous().getText() + "." + field;
    return Optional.of(
        Diagnostic.at(UNEXPECTED_TEXT, place.span(), "a key needs a name of its own")
            .help("write `by " + field + " = " + path + "`"));
  }

  /** {@code [a, ]}. */
  static Optional<Diagnostic> nothingBehindComma(ErrorPlace place) {
    boolean closed = place.found(RPAREN) || place.found(RBRACKET);
    return closed && place.previous().getType() == COMMA
        ? Optional.of(
            Diagnostic.at(
                UNEXPECTED_TEXT,
                place.spanOf(place.previous()),
                "nothing stands between this `,` and the `" + place.found().getText() + "`"))
        : Optional.empty();
  }

  /** A clause whose word is misspelt. */
  static Optional<Diagnostic> misspeltClause(ErrorPlace place) {
    boolean behind =
        place.found(NAME)
            && !place.wantsOperand()
            && place.found().getLine() == place.previous().getLine();
    return CLAUSES.stream()
        .filter(word -> behind && DeclarationWords.oneSlipApart(word, place.found().getText()))
        .findFirst()
        .map(
            word ->
                Diagnostic.at(
                        UNEXPECTED_TEXT,
                        place.span(),
                        "no clause begins with `" + place.found().getText() + "`")
                    .help("did you mean `" + word + "`?"));
  }
}
