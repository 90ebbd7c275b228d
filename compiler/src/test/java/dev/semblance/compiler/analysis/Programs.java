package dev.semblance.compiler.analysis;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;
import java.util.stream.Collectors;

/** Programs for tests, from their text. */
final class Programs {
  /** An event with a field of every type, and one to join. */
  static final String EVENTS =
      """
      event e {
        id   : string @id
        at   : timestamp @time
        seen : timestamp?
        b    : bool
        i    : int
        n    : int?
        d    : double
        m    : decimal(12, 2)
        w    : decimal(38, 30)
        s    : string
        t    : string?
        u    : duration
        ls   : list<string>
        ld   : list<double>
        md   : map<string, double>
        mt   : map<string, string>?
      }
      event r {
        key  : int @id
        at   : timestamp @time
        m    : decimal(8, 3)
        name : string
      }
      """;

  /** A program in which every construct of the language has its place. */
  static final String WHOLE =
      """
      namespace shop

      /// A card payment.
      event charge {
        charge_id : string @id
        created   : timestamp @time
        seq       : int @arrival
        /// Whose card.
        card      : string
        ip        : string?
        amount    : decimal(12, 2)
        weights   : list<double>
        outcome   : string
      }
      event dispute {
        opened : timestamp @time
        charge : string
        reason : string
      }

      stream paid = charge where outcome == "ok" with cents = int(amount * 100), big = amount > 99.5
      stream disputed = dispute join charge on charge = charge.charge_id within 120d
      stream followed = paid
        left join disputed as d on card = d.charge.card within 30d
        where d.reason is null or d.reason in ["fraud", "other"]

      fn share(a: double?, b: double?) = if b > 0 then a / b else null
      fn zone_hour(t: timestamp) = hour_of_day(t, "Europe/Amsterdam")

      /// How busy a card is.
      features cards v1 by card from paid where big or cents > 10 {
        n        = count() over 1h, 20 events, session 30m, 30d step 1h, 7d ending 1d ago
        spend    = sum(amount) where not big over 7d
        typical  = median(amount) over 30d prior
        rate     = share(double(spend), double(n_1h))
        twice    = rate * 2
        last_ip  = previous(ip)
        gap      = time_since_last()
        nights   = ratio(zone_hour(created) < 6) over 7d
        top_ips  = top(ip, 3) over 7d
        best     = max_by(outcome, amount)
      }
      features cards v2 deprecated "use v1" by card from charge { n = count() }
      features nets v1 by net = ip_prefix(ip, 16), outcome from charge { n = distinct(card) over 1d }
      features lost v1 by card = charge.card from disputed { n = count() over 90d }

      vector fraud v1 on followed where amount > 0 {
        use cards v1 by card
        use nets by ip_prefix(ip, 24), outcome as wide
        use lost by card as l

        amount
        hour = zone_hour(created)
        cards.{n_1h, spend, typical}
        wide.*
        l.n
        d.reason
        usual = double(amount) / cards.typical ?? 1.0
        strange = usual > 3 and cards.last_ip != ip
        same = cosine(weights, [1, 0.5])
      }
      """;

  private Programs() {}

  static Compilation compile(String text) {
    return Compiler.compile(new SourceFile("test.feature", text));
  }

  /** The program of a text without errors. */
  static ResolvedProgram program(String text) {
    Compilation compilation = compile(text);
    return compilation
        .program()
        .orElseThrow(() -> new AssertionError(messages(compilation.diagnostics())));
  }

  static String messages(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.span() + " " + d.code().code() + " " + d.message())
        .collect(Collectors.joining("\n"));
  }
}
