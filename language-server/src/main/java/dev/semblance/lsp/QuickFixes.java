package dev.semblance.lsp;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Mends a mistake by what its help suggests, where that is a name to be written in its place. */
final class QuickFixes {
  private static final Pattern NEAR = Pattern.compile("did you mean `([^`]+)`\\?");
  private static final Pattern WRITTEN = Pattern.compile("write `([^` ]+)`");
  private static final Pattern LAST_NAME = Pattern.compile("`([^`]+)`[^`]*$");

  private QuickFixes() {}

  /** What can be done about a part of an open file. */
  static List<CodeAction> of(Program program, OpenFile file, Range wanted) {
    LineTable lines = new LineTable(file.text());
    int from = lines.offset(wanted.getStart());
    int to = lines.offset(wanted.getEnd());
    List<CodeAction> actions = new ArrayList<>();
    for (Diagnostic diagnostic : program.diagnostics()) {
      SourceSpan span = diagnostic.span();
      boolean here =
          program.tree(file).filter(tree -> tree.source().equals(span.file())).isPresent()
              && span.start() <= to
              && from <= span.end();
      if (here) {
        replacement(diagnostic).ifPresent(edit -> actions.add(action(file, lines, edit)));
      }
    }
    return actions;
  }

  /** A text to be written in a place. */
  private record Replacement(SourceSpan span, String text) {}

  private static Optional<Replacement> replacement(Diagnostic diagnostic) {
    String help = diagnostic.help().orElse("");
    Matcher near = NEAR.matcher(help);
    if (near.matches()) {
      return wrongName(diagnostic).map(span -> new Replacement(span, written(near.group(1))));
    }
    Matcher written = WRITTEN.matcher(help);
    boolean whole =
        diagnostic.code() == DiagnosticCode.BAD_NAME
            || diagnostic.code() == DiagnosticCode.BAD_VERSION;
    return whole && written.matches() && !diagnostic.span().text().isEmpty()
        ? Optional.of(new Replacement(diagnostic.span(), written.group(1)))
        : Optional.empty();
  }

  /** The place of the name that the message ends with: the end of what it underlines. */
  private static Optional<SourceSpan> wrongName(Diagnostic diagnostic) {
    SourceSpan span = diagnostic.span();
    Matcher name = LAST_NAME.matcher(diagnostic.message());
    while (name.find()) {
      if (span.text().endsWith(name.group(1))) {
        return Optional.of(
            new SourceSpan(span.file(), span.end() - name.group(1).length(), span.end()));
      }
    }
    // A call is underlined with its arguments, or the message names something else, too.
    for (Matcher any = Pattern.compile("`([^`]+)`").matcher(diagnostic.message()); any.find(); ) {
      String wrong = any.group(1);
      boolean begins =
          span.text().equals(wrong)
              || span.text().startsWith(wrong + "(")
              || span.text().startsWith(wrong + " ");
      if (begins) {
        return Optional.of(
            new SourceSpan(span.file(), span.start(), span.start() + wrong.length()));
      }
    }
    return Optional.empty();
  }

  private static String written(String path) {
    return String.join(".", List.of(path.split("\\.")).stream().map(Identifier::written).toList());
  }

  private static CodeAction action(OpenFile file, LineTable lines, Replacement replacement) {
    CodeAction action = new CodeAction("Write `" + replacement.text() + "`");
    action.setKind(CodeActionKind.QuickFix);
    action.setIsPreferred(true);
    TextEdit edit = new TextEdit(lines.range(replacement.span()), replacement.text());
    action.setEdit(new WorkspaceEdit(Map.of(file.uri(), List.of(edit))));
    return action;
  }
}
