package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Stage;
import java.util.List;

/**
 * One stage as the topology runs it.
 *
 * @param wave in which the subject's rows pass it; the first is 0
 * @param depth how many stages, itself included, lie one after the other on the longest way to it
 * @param keyed whether the sources' topics are keyed as the stage is, so that it needs no entity
 *     log of its own
 */
record StageFlow(int index, Stage stage, List<Feed> feeds, int wave, int depth, boolean keyed) {
  StageFlow {
    feeds = List.copyOf(feeds);
  }

  String event() {
    return stage.subject().event();
  }

  Feed subject() {
    return feeds.get(feeds.size() - 1);
  }
}
