package dev.semblance.lsp;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FieldDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.TestDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.FieldType;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/** The declarations of a file with what is in them. */
final class DocumentOutline implements Declaration.Visitor<DocumentSymbol> {
  private final LineTable lines;

  private DocumentOutline(LineTable lines) {
    this.lines = lines;
  }

  static List<DocumentSymbol> of(FeatureFile file) {
    DocumentOutline outline = new DocumentOutline(new LineTable(file.source().text()));
    return file.declarations().stream().map(declared -> declared.accept(outline)).toList();
  }

  @Override
  public DocumentSymbol visitEvent(EventDeclaration event) {
    return symbol(
        event.name().name(),
        "event",
        SymbolKind.Event,
        event.span(),
        event.name().span(),
        fields(event.fields()));
  }

  private List<DocumentSymbol> fields(List<FieldDeclaration> fields) {
    List<DocumentSymbol> symbols = new ArrayList<>();
    for (FieldDeclaration field : fields) {
      boolean record = field.type() instanceof FieldType.RecordType;
      symbols.add(
          symbol(
              field.name().name(),
              record ? "" : field.type().span().text(),
              SymbolKind.Field,
              field.span(),
              field.name().span(),
              field.type() instanceof FieldType.RecordType of ? fields(of.fields()) : List.of()));
    }
    return symbols;
  }

  @Override
  public DocumentSymbol visitStream(StreamDeclaration stream) {
    return symbol(
        stream.name().name(),
        "stream",
        SymbolKind.Event,
        stream.span(),
        stream.name().span(),
        List.of());
  }

  @Override
  public DocumentSymbol visitFeatures(FeaturesDeclaration group) {
    List<DocumentSymbol> features =
        group.definitions().stream()
            .map(d -> leaf(d.name().name(), "", SymbolKind.Property, d.span(), d.name().span()))
            .toList();
    return symbol(
        group.name().name(),
        "features v" + group.version().number(),
        SymbolKind.Module,
        group.span(),
        group.name().span(),
        features);
  }

  @Override
  public DocumentSymbol visitVector(VectorDeclaration vector) {
    Items items = new Items();
    return symbol(
        vector.name().name(),
        "vector v" + vector.version().number(),
        SymbolKind.Struct,
        vector.span(),
        vector.name().span(),
        vector.items().stream().map(item -> item.accept(items)).toList());
  }

  @Override
  public DocumentSymbol visitFunction(FunctionDeclaration function) {
    return leaf(
        function.name().name(), "fn", SymbolKind.Function, function.span(), function.name().span());
  }

  @Override
  public DocumentSymbol visitTest(TestDeclaration test) {
    String title = test.title().value().isBlank() ? "test" : test.title().value();
    return leaf(title, "test", SymbolKind.Method, test.span(), test.title().span());
  }

  /** The items of a vector. */
  private final class Items implements VectorItem.Visitor<DocumentSymbol> {
    @Override
    public DocumentSymbol visitUse(VectorItem.Use use) {
      return leaf(
          use.alias().orElse(use.group()).name(),
          "use",
          SymbolKind.Module,
          use.span(),
          use.alias().orElse(use.group()).span());
    }

    @Override
    public DocumentSymbol visitField(VectorItem.FieldItem field) {
      return column(field.name().name(), field.span(), field.span());
    }

    @Override
    public DocumentSymbol visitComputed(VectorItem.ComputedItem computed) {
      return column(computed.name().name(), computed.span(), computed.name().span());
    }

    @Override
    public DocumentSymbol visitGroupAll(VectorItem.GroupAll all) {
      return column(all.group().name() + ".*", all.span(), all.span());
    }

    @Override
    public DocumentSymbol visitGroupFeatures(VectorItem.GroupFeatures features) {
      return column(features.span().text(), features.span(), features.span());
    }

    @Override
    public DocumentSymbol visitLabel(VectorItem.LabelItem label) {
      return leaf(
          label.name().name(), "label", SymbolKind.Property, label.span(), label.name().span());
    }

    private DocumentSymbol column(String name, SourceSpan span, SourceSpan place) {
      return leaf(name, "", SymbolKind.Property, span, place);
    }
  }

  private DocumentSymbol leaf(
      String name, String detail, SymbolKind kind, SourceSpan span, SourceSpan place) {
    return symbol(name, detail, kind, span, place, List.of());
  }

  private DocumentSymbol symbol(
      String name,
      String detail,
      SymbolKind kind,
      SourceSpan span,
      SourceSpan place,
      List<DocumentSymbol> children) {
    return new DocumentSymbol(
        name, kind, lines.range(span.to(place)), lines.range(place), detail, children);
  }
}
