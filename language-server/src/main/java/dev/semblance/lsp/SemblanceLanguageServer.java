package dev.semblance.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The server's side of the protocol: what it can do, and its life. */
final class SemblanceLanguageServer implements LanguageServer {
  /** How long an answer may take after the editor has ended the conversation. */
  private static final long PATIENCE_SECONDS = 2;

  private final String version;
  private final Worker worker;
  private final OpenFiles files = new OpenFiles();
  private final Programs programs;
  private final Documents documents;
  private final Folders workspace;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private volatile LanguageClient client;
  private volatile boolean watches;
  private volatile boolean shutDown;

  SemblanceLanguageServer(ServerOptions options) {
    this.version = options.version();
    this.worker = new Worker(this::report);
    this.programs = new Programs(files, options.root());
    this.documents =
        new Documents(
            files,
            programs,
            worker,
            options.patienceMillis(),
            params -> tell(c -> c.publishDiagnostics(params)));
    this.workspace = new Folders(programs, worker, documents);
  }

  void connect(LanguageClient connected) {
    client = connected;
  }

  /** Completed with the end of the conversation: true if the editor has said that it would end. */
  CompletableFuture<Boolean> ended() {
    return ended;
  }

  /** Ends the conversation, once what was asked before has been answered. */
  void stop() {
    worker.run(() -> ended.complete(shutDown));
    ended.completeOnTimeout(shutDown, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Ends what may still be going on. */
  void close() {
    ended.complete(shutDown);
    worker.stop();
  }

  private void tell(Consumer<LanguageClient> message) {
    LanguageClient connected = client;
    if (connected != null && !ended.isDone()) {
      message.accept(connected);
    }
  }

  private void report(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    tell(
        c ->
            c.logMessage(
                new MessageParams(
                    MessageType.Error, "a bug of semblance lsp: " + failure + place)));
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    watch(params.getProcessId());
    watches = canWatch(params);
    List<Path> opened = folders(params);
    return worker.ask(
        () -> {
          workspace.open(opened);
          return new InitializeResult(capabilities(), new ServerInfo("semblance", version));
        },
        null);
  }

  /** Ends with the editor, should that die without a word. */
  private void watch(Integer editor) {
    Optional.ofNullable(editor)
        .flatMap(ProcessHandle::of)
        .filter(process -> !process.equals(ProcessHandle.current()))
        .ifPresent(process -> process.onExit().thenRun(this::stop));
  }

  private static boolean canWatch(InitializeParams params) {
    return Optional.ofNullable(params.getCapabilities())
        .map(capabilities -> capabilities.getWorkspace())
        .map(capabilities -> capabilities.getDidChangeWatchedFiles())
        .map(capability -> Boolean.TRUE.equals(capability.getDynamicRegistration()))
        .orElse(false);
  }

  @SuppressWarnings("deprecation") // Older editors send one root alone.
  private static List<Path> folders(InitializeParams params) {
    List<String> uris = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      params.getWorkspaceFolders().stream().map(WorkspaceFolder::getUri).forEach(uris::add);
    } else if (params.getRootUri() != null) {
      uris.add(params.getRootUri());
    }
    return uris.stream().flatMap(uri -> FilePlaces.path(uri).stream()).toList();
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setPositionEncoding(PositionEncodingKind.UTF16);
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    capabilities.setTextDocumentSync(sync);
    capabilities.setDocumentFormattingProvider(true);
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setReferencesProvider(true);
    capabilities.setDocumentSymbolProvider(true);
    capabilities.setCompletionProvider(new CompletionOptions(false, List.of(".")));
    capabilities.setRenameProvider(new RenameOptions(true));
    capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    capabilities.setWorkspace(new WorkspaceServerCapabilities(folders));
    return capabilities;
  }

  @Override
  public void initialized(InitializedParams params) {
    if (!watches) {
      return;
    }
    List<FileSystemWatcher> watchers =
        List.of(
            new FileSystemWatcher(Either.forLeft("**/*.feature")),
            new FileSystemWatcher(Either.forLeft("**/features.lock")));
    Registration registration =
        new Registration(
            "files",
            "workspace/didChangeWatchedFiles",
            new DidChangeWatchedFilesRegistrationOptions(watchers));
    tell(c -> c.registerCapability(new RegistrationParams(List.of(registration))));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return worker.ask(Object::new, new Object()).thenApply(done -> null);
  }

  @Override
  public void exit() {
    stop();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace but the messages, which the editor has itself.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
