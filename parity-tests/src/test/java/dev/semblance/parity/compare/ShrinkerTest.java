package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nobody finds a mistake in a program of a hundred lines. */
class ShrinkerTest {

  @Test
  void keepsOnlyWhatTheFailureNeeds() {
    List<Event> events = LongStream.range(0, 20).mapToObj(i -> new Event(Map.of("id", i))).toList();
    Trial large =
        new Trial("first\n\nsecond\nthird\n\nfourth\n", new EventLog(Map.of("e", events)));

    Trial small =
        new Shrinker(
                trial ->
                    trial.definition().contains("third")
                        && trial.log().of("e").contains(events.get(7))
                        && trial.log().of("e").contains(events.get(13)))
            .shrink(large);

    assertThat(small.definition().strip()).isEqualTo("third");
    assertThat(small.log().of("e")).containsExactly(events.get(7), events.get(13));
  }
}
