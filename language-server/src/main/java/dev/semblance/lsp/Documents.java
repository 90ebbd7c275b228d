package dev.semblance.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** The files that the editor has open: takes their texts in, and answers questions about them. */
final class Documents implements TextDocumentService {
  private final OpenFiles files;
  private final Programs programs;
  private final Worker worker;
  private final long patienceMillis;
  private final Consumer<PublishDiagnosticsParams> editor;
  private final Checks checks;
  private final Questions questions;
  private final NameQuestions names;
  private final Renames renames;

  /**
   * @param patienceMillis how long the text must rest before it is checked
   * @param editor gets what is wrong
   */
  Documents(
      OpenFiles files,
      Programs programs,
      Worker worker,
      long patienceMillis,
      Consumer<PublishDiagnosticsParams> editor) {
    this.files = files;
    this.programs = programs;
    this.worker = worker;
    this.patienceMillis = patienceMillis;
    this.editor = editor;
    this.checks = new Checks(files, programs);
    this.questions = new Questions(programs);
    this.names = new NameQuestions(files, programs);
    this.renames = new Renames(files, programs);
  }

  /** Checks everything once the text has rested for a while. */
  void checkLater() {
    worker.runLater(() -> checks.run(editor), patienceMillis);
  }

  private void put(OpenFile file) {
    files.put(file);
    programs.changed(file);
    checkLater();
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var document = params.getTextDocument();
    worker.run(
        () -> put(OpenFile.of(document.getUri(), document.getVersion(), document.getText())));
  }

  /** The whole text comes with each change, as asked for. */
  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier document = params.getTextDocument();
    if (params.getContentChanges().isEmpty()) {
      return;
    }
    int last = params.getContentChanges().size() - 1;
    String text = params.getContentChanges().get(last).getText();
    int version = Optional.ofNullable(document.getVersion()).orElse(0);
    worker.run(
        () -> files.find(document.getUri()).ifPresent(known -> put(known.with(version, text))));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    worker.run(
        () ->
            files
                .remove(params.getTextDocument().getUri())
                .ifPresent(
                    closed -> {
                      programs.changed(closed);
                      checkLater();
                    }));
  }

  /** Something beside it, such as the lock, may have been written, too. */
  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    worker.run(
        () -> {
          programs.changed();
          checkLater();
        });
  }

  private <T> CompletableFuture<T> ask(
      TextDocumentIdentifier document, Function<OpenFile, T> question, T nothing) {
    return worker.ask(() -> files.find(document.getUri()).map(question).orElse(nothing), nothing);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return ask(params.getTextDocument(), questions::formatting, List.of());
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return ask(
        params.getTextDocument(),
        file -> questions.hover(file, params.getPosition()).orElse(null),
        null);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return ask(
            params.getTextDocument(),
            file -> names.declarations(file, params.getPosition()),
            List.<Location>of())
        .thenApply(Either::forLeft);
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean declarations = params.getContext().isIncludeDeclaration();
    return ask(
        params.getTextDocument(),
        file -> names.uses(file, params.getPosition(), declarations),
        List.of());
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return ask(params.getTextDocument(), questions::outline, List.<DocumentSymbol>of())
        .thenApply(
            symbols ->
                symbols.stream().map(Either::<SymbolInformation, DocumentSymbol>forRight).toList());
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return ask(
            params.getTextDocument(),
            file -> questions.completion(file, params.getPosition()),
            List.<CompletionItem>of())
        .thenApply(Either::forLeft);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return ask(
            params.getTextDocument(),
            file -> questions.quickFixes(file, params.getRange()),
            List.<CodeAction>of())
        .thenApply(actions -> actions.stream().map(Either::<Command, CodeAction>forRight).toList());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return ask(
        params.getTextDocument(),
        file ->
            renames
                .place(file, params.getPosition())
                .map(Either3::<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst)
                .orElse(null),
        null);
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return ask(params.getTextDocument(), file -> renamed(file, params), RenameAnswer.NOTHING)
        .thenApply(RenameAnswer::orThrow);
  }

  private RenameAnswer renamed(OpenFile file, RenameParams params) {
    try {
      WorkspaceEdit edit = renames.rename(file, params.getPosition(), params.getNewName());
      return new RenameAnswer(edit, Optional.empty());
    } catch (Renames.Refused e) {
      return new RenameAnswer(null, Optional.of(e.getMessage()));
    }
  }

  /** What is to be changed, or why nothing is. */
  private record RenameAnswer(WorkspaceEdit edit, Optional<String> refusal) {
    private static final RenameAnswer NOTHING = new RenameAnswer(null, Optional.empty());

    private WorkspaceEdit orThrow() {
      refusal.ifPresent(
          reason -> {
            throw new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
          });
      return edit;
    }
  }
}
