package dev.semblance.lsp;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that talks to a real server over pipes, and waits for its answers. */
final class Editor implements LanguageClient, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PipedOutputStream toServer = new PipedOutputStream();
  private final CompletableFuture<Boolean> served = new CompletableFuture<>();
  private final LanguageServer server;
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, PublishDiagnosticsParams> published = new ConcurrentHashMap<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();

  /**
   * @param folder that the editor has opened
   */
  static Editor in(Path folder) throws Exception {
    return new Editor(folder, Optional.empty(), ProcessHandle.current());
  }

  /**
   * @param root that the command is given
   * @param process that the editor says it is
   */
  Editor(Path folder, Optional<Path> root, ProcessHandle process) throws Exception {
    PipedInputStream fromEditor = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream toEditor = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(toEditor, 1 << 16);
    Thread serving =
        new Thread(
            () -> {
              try (toEditor) {
                ServerOptions options = new ServerOptions("test", root, 1);
                served.complete(SemblanceServer.serve(fromEditor, toEditor, options));
              } catch (Throwable e) {
                served.completeExceptionally(e);
              }
            },
            "serving");
    serving.setDaemon(true);
    serving.start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(this, fromServer, toServer);
    launcher.startListening();
    server = launcher.getRemoteProxy();
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    params.setProcessId((int) process.pid());
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "project")));
    InitializeResult result = wait(server.initialize(params));
    if (!result.getCapabilities().getPositionEncoding().equals("utf-16")) {
      throw new AssertionError(result);
    }
    server.initialized(new InitializedParams());
  }

  static <T> T wait(CompletableFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void open(String uri, String text) {
    versions.put(uri, 1);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "semblance", 1, text)));
  }

  void change(String uri, String text) {
    int version = versions.merge(uri, 1, Integer::sum);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  void closeFile(String uri) {
    versions.remove(uri);
    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(uri)));
  }

  void filesHaveChanged() {
    server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
  }

  /** What is wrong with the text that the server was told last. */
  List<Diagnostic> diagnostics(String uri) throws Exception {
    return diagnostics(uri, params -> params.getVersion().equals(versions.get(uri)));
  }

  /** What the server has told of a file once that is as expected. */
  List<Diagnostic> diagnostics(
      String uri, java.util.function.Predicate<PublishDiagnosticsParams> expected)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (published) {
      while (!published.containsKey(uri) || !expected.test(published.get(uri))) {
        if (System.nanoTime() > end) {
          throw new AssertionError("only told of " + published.get(uri) + ", logged " + logged);
        }
        published.wait(100);
      }
    }
    return published.get(uri).getDiagnostics();
  }

  List<TextEdit> formatting(String uri) throws Exception {
    var params = new DocumentFormattingParams(id(uri), new FormattingOptions(2, true));
    return new ArrayList<>(wait(server.getTextDocumentService().formatting(params)));
  }

  Optional<Hover> hover(String uri, Position position) throws Exception {
    return Optional.ofNullable(
        wait(server.getTextDocumentService().hover(new HoverParams(id(uri), position))));
  }

  List<Location> definition(String uri, Position position) throws Exception {
    var params = new DefinitionParams(id(uri), position);
    return new ArrayList<>(wait(server.getTextDocumentService().definition(params)).getLeft());
  }

  List<Location> references(String uri, Position position) throws Exception {
    var params = new ReferenceParams(id(uri), position, new ReferenceContext(true));
    return new ArrayList<>(wait(server.getTextDocumentService().references(params)));
  }

  List<DocumentSymbol> symbols(String uri) throws Exception {
    var params = new DocumentSymbolParams(id(uri));
    return wait(server.getTextDocumentService().documentSymbol(params)).stream()
        .map(symbol -> symbol.getRight())
        .toList();
  }

  List<CompletionItem> completion(String uri, Position position) throws Exception {
    var params = new CompletionParams(id(uri), position);
    return wait(server.getTextDocumentService().completion(params)).getLeft();
  }

  List<CodeAction> quickFixes(String uri, Range range) throws Exception {
    var params = new CodeActionParams(id(uri), range, new CodeActionContext(List.of()));
    return wait(server.getTextDocumentService().codeAction(params)).stream()
        .map(action -> action.getRight())
        .toList();
  }

  Optional<Range> renamed(String uri, Position position) throws Exception {
    var params = new PrepareRenameParams(id(uri), position);
    return Optional.ofNullable(wait(server.getTextDocumentService().prepareRename(params)))
        .map(answer -> answer.getFirst());
  }

  WorkspaceEdit rename(String uri, Position position, String name) throws Exception {
    return wait(server.getTextDocumentService().rename(new RenameParams(id(uri), position, name)));
  }

  private static TextDocumentIdentifier id(String uri) {
    return new TextDocumentIdentifier(uri);
  }

  /** What the server has had to say of itself: its bugs. */
  List<String> logged() {
    return logged;
  }

  /** Whether the server ended as the protocol wants it, once it has. */
  CompletableFuture<Boolean> served() {
    return served;
  }

  LanguageServer server() {
    return server;
  }

  /** Goes without a word. */
  void vanish() throws IOException {
    toServer.close();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    synchronized (published) {
      published.put(diagnostics.getUri(), diagnostics);
      published.notifyAll();
    }
  }

  @Override
  public void logMessage(MessageParams message) {
    logged.add(message.getMessage());
  }

  @Override
  public void telemetryEvent(Object object) {
    logged.add(String.valueOf(object));
  }

  @Override
  public void showMessage(MessageParams message) {
    logged.add(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    logged.add(params.getMessage());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() throws IOException, ExecutionException, TimeoutException {
    try {
      if (!served.isDone()) {
        wait(server.shutdown());
        server.exit();
      }
      wait(served);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    toServer.close();
  }
}
