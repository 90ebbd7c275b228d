package dev.semblance.spark.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.TestPlans;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans reach tasks as they were. */
class ShippedTest {

  @SuppressWarnings("unchecked")
  private static <T> Shipped<T> sent(Shipped<T> shipped)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(shipped);
    }
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    return (Shipped<T>) in.readObject();
  }

  @Test
  void aPlanArrivesEqualToItself() throws Exception {
    Plan plan =
        TestPlans.plan(
            """
            namespace shop
            event charge {
              at : timestamp @time, card : string?, amount : decimal(12, 2), tags : list<string>
            }
            event login { at : timestamp @time, card : string }
            stream known = charge left join login on card within 5h
            features f v1 by card from known where amount > 1.50 {
              a = count() over 1h, 20 events, session 30m
              b = quantile(amount, 0.5) over 7d ending 1d ago
              c = last_n(amount, 3) where card in ["x", "y"] prior
              d = sum(amount) over 30d step 1h
            }
            vector v v3 on known where size(tags) > 0 { f.*, x = login.at is null }
            """);

    assertThat(sent(Shipped.of(plan)).get()).isEqualTo(plan);
  }

  @Test
  void refusesWhatIsNoPartOfAPlan() {
    assertThatThrownBy(() -> sent(Shipped.of(List.of(new StringBuilder()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }
}
