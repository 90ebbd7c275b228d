package dev.semblance.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The folders that the editor works in, and what happens in them behind its back. */
final class Folders implements WorkspaceService {
  private final Programs programs;
  private final Worker worker;
  private final Documents documents;
  private final Set<Path> opened = new LinkedHashSet<>();

  Folders(Programs programs, Worker worker, Documents documents) {
    this.programs = programs;
    this.worker = worker;
    this.documents = documents;
  }

  void open(List<Path> folders) {
    opened.addAll(folders);
    programs.folders(new ArrayList<>(opened));
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    worker.run(
        () -> {
          paths(params.getEvent().getRemoved()).forEach(opened::remove);
          open(paths(params.getEvent().getAdded()));
          documents.checkLater();
        });
  }

  private static List<Path> paths(List<WorkspaceFolder> folders) {
    return folders.stream().flatMap(folder -> FilePlaces.path(folder.getUri()).stream()).toList();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    worker.run(
        () -> {
          programs.changed();
          documents.checkLater();
        });
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // All options are those of the command line.
  }
}
