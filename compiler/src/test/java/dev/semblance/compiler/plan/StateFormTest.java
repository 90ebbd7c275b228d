package dev.semblance.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateFormTest {
  private static final String EVENTS =
      """
      event order {
        id    : int @id
        at    : timestamp @time
        shelf : int
      }
      event label {
        at    : timestamp @time
        shelf : int
        code  : int
      }
      event price {
        at   : timestamp @time
        code : int
        cost : int
      }
      """;

  private static final String TWICE_JOINED =
      EVENTS
          + """
          stream priced = order
            left join label as a on shelf within 1d
            left join label as b on shelf within 1d
            with both = a.code + b.code
            left join price on both = price.code within 1d
          vector cost v1 on priced {
            cost  = price.cost
            code  = a.code
            again = a.code
          }
          """;

  private static String hash(String text) {
    return CanonicalForm.of(Plans.of(text)).hash();
  }

  private static String form(String text) {
    return StateForm.hashOf(Plans.of(text));
  }

  @Test
  void namesAndOrderAreNoPartOfIt() {
    String sums =
        EVENTS
            + """
            features shelves v1 by shelf from order { n = count() over 1d last = previous(id) }
            vector busy v1 on order { n = shelves.n last = shelves.last }
            """
                .replace(" last", "\n last");
    String otherwise =
        EVENTS
            + """
            stream sold = order
            features places v2 by place = shelf from sold { before = previous(id)
              many = count() over 1d }
            vector busy v1 on order {
              use places by shelf as p
              n = p.many
              last = p.before
            }
            """;
    assertThat(hash(otherwise)).isEqualTo(hash(sums));
    assertThat(form(otherwise)).isEqualTo(form(sums));
  }

  /** What the output reads travels with the rows, so it matters which of two equal copies it is. */
  @Test
  void whichOfTwoCopiesTheOutputReadsIsAPartOfIt() {
    String ofBoth = TWICE_JOINED.replace("again = a.code", "again = b.code");
    assertThat(hash(ofBoth)).isEqualTo(hash(TWICE_JOINED));
    assertThat(form(ofBoth)).isNotEqualTo(form(TWICE_JOINED));
  }
}
