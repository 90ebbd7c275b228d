package dev.semblance.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves one editor that asks about feature files, by the Language Server Protocol. */
public final class SemblanceServer {
  private SemblanceServer() {}

  /**
   * Talks to the editor until it says that it ends, until it is gone, or this thread is
   * interrupted.
   *
   * @param in what the editor sends
   * @param out gets the server's messages and nothing else
   * @return whether the editor ended the conversation as the protocol wants it: {@code shutdown}
   *     before {@code exit}, or before the end of {@code in}
   * @throws InterruptedException if the thread was interrupted
   */
  public static boolean serve(InputStream in, OutputStream out, ServerOptions options)
      throws InterruptedException {
    SemblanceLanguageServer server = new SemblanceLanguageServer(options);
    ExecutorService listeners =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "editor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Launcher<LanguageClient> launcher =
          LSPLauncher.createServerLauncher(server, in, out, listeners, UnaryOperator.identity());
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      listeners.execute(() -> stopAfter(listening, server));
      return server.ended().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a conversation is no failure", e);
    } finally {
      server.close();
      listeners.shutdown();
    }
  }

  /** The end of what the editor sends is its end. */
  private static void stopAfter(Future<Void> listening, SemblanceLanguageServer server) {
    try {
      listening.get();
    } catch (ExecutionException e) {
      // What cannot be read ends the conversation like its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
