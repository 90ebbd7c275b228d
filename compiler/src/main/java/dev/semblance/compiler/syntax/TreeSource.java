package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.BAD_VERSION;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser.NameContext;
import dev.semblance.grammar.SemblanceParser.StreamNameContext;
import dev.semblance.grammar.SemblanceParser.VersionContext;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What every tree builder needs: places, doc comments, names and versions, and where to report. */
final class TreeSource {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,8}");

  private final SourceTokens tokens;
  private final Diagnostics diagnostics;

  /** Names already reported: a name is used often, the mistake is one. */
  private final Set<String> badNames = new HashSet<>();

  TreeSource(SourceTokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  SourceSpan span(ParserRuleContext context) {
    return tokens.span(context);
  }

  SourceSpan span(Token token) {
    return tokens.span(token);
  }

  String doc(ParserRuleContext context) {
    return tokens.docBefore(context.getStart());
  }

  void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  void report(DiagnosticCode code, SourceSpan span, String message, String help) {
    diagnostics.report(Diagnostic.at(code, span, message).help(help));
  }

  /** Whether {@code context} was read to its end. */
  static boolean isWhole(ParserRuleContext context) {
    return context != null && context.exception == null;
  }

  Identifier identifier(NameContext context) {
    String written = context.getText();
    String name = written.startsWith("`") ? written.substring(1, written.length() - 1) : written;
    SourceSpan span = span(context);
    if (!NAME.matcher(name).matches() && badNames.add(name)) {
      report(badName(span, name));
    }
    return new Identifier(span, name);
  }

  private static Diagnostic badName(SourceSpan span, String name) {
    Diagnostic diagnostic =
        Diagnostic.at(
            BAD_NAME,
            span,
            "`" + name + "` is no name: names are a-z, 0-9 and _, and begin with a letter");
    String mended = lowerCase(name);
    return NAME.matcher(mended).matches() ? diagnostic.help("write `" + mended + "`") : diagnostic;
  }

  /** {@code merchantName} to {@code merchant_name}, accents dropped. */
  private static String lowerCase(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_]", "_")
        .replaceAll("^_+", "");
  }

  /** An event, a stream or a vector, as it is named where events are taken from. */
  StreamName streamName(StreamNameContext context) {
    Optional<Declaration.Version> version =
        Optional.ofNullable(context.VERSION())
            .map(TerminalNode::getSymbol)
            .map(token -> version(span(token), token.getText()));
    return new StreamName(span(context), identifier(context.name()), version);
  }

  /** The version written; number 0 where the text is none, which is then reported. */
  Declaration.Version version(VersionContext context) {
    return version(span(context), context.getText());
  }

  private Declaration.Version version(SourceSpan span, String written) {
    if (VERSION.matcher(written).matches()) {
      return new Declaration.Version(span, Integer.parseInt(written.substring(1)));
    }
    String digits = written.replaceAll("[^0-9]", "").replaceAll("^0+", "");
    Diagnostic diagnostic =
        Diagnostic.at(BAD_VERSION, span, "`" + written + "` is no version: these are v1, v2, ...");
    report(
        digits.isEmpty() || digits.length() > 9
            ? diagnostic
            : diagnostic.help("write `v" + digits + "`"));
    return new Declaration.Version(span, 0);
  }

  /** For a header that lacks its version, which is then reported: number 0, behind its name. */
  Declaration.Version missingVersion(NameContext name, String kind) {
    SourceSpan behind = span(name);
    SourceSpan span = new SourceSpan(behind.file(), behind.end(), behind.end());
    report(
        BAD_VERSION, span, "this " + kind + " has no version", "write `" + name.getText() + " v1`");
    return new Declaration.Version(span, 0);
  }
}
