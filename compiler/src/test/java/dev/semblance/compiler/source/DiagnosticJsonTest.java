package dev.semblance.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticJsonTest {

  @Test
  void givesToolsEverythingAPersonSees() throws Exception {
    MarkedSource source = MarkedSource.of("cards.feature", "\"😀\" «a\nb» «c»");
    Diagnostic diagnostic =
        Diagnostic.at(DiagnosticCode.TYPE_MISMATCH, source.marks().get(0), "say \"no\"")
            .label(source.marks().get(1), "this")
            .help("mend it");
    JsonNode json = new ObjectMapper().readTree(DiagnosticJson.print(List.of(diagnostic)));
    assertThat(json)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"code": "SEM0301", "severity": "error", "file": "cards.feature",
                      "line": 1, "column": 5, "endLine": 2, "endColumn": 2,
                      "message": "say \\"no\\"", "help": "mend it",
                      "labels": [{"file": "cards.feature", "line": 2, "column": 3,
                        "endLine": 2, "endColumn": 4, "message": "this"}]}]
                    """));
  }

  @Test
  void isAnEmptyArrayWhereNothingIsWrong() {
    assertThat(DiagnosticJson.print(List.of()).strip()).isEqualTo("[ ]");
  }
}
