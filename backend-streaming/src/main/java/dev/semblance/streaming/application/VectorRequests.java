package dev.semblance.streaming.application;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.format.VectorWriter;
import dev.semblance.streaming.topology.CurrentVectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Answers {@code /vectors/NAME}: the vector that a trigger would get if it came now. */
final class VectorRequests implements HttpDoor.Answer {
  static final String PATH = "/vectors/";

  private final CurrentVectors current;
  private final BooleanSupplier ready;
  private final Map<String, Vector> vectors = new TreeMap<>();

  private record Vector(TriggerValues trigger, VectorWriter writer) {}

  /**
   * @param ready whether there is a state to answer from
   */
  VectorRequests(List<Plan> plans, CurrentVectors current, BooleanSupplier ready) {
    this.current = current;
    this.ready = ready;
    for (Plan plan : plans) {
      vectors.put(name(plan), vector(plan));
    }
    for (Plan plan : plans) {
      String name = plan.output().vector();
      if (plans.stream().filter(other -> other.output().vector().equals(name)).count() == 1) {
        vectors.put(name, vector(plan));
      }
    }
  }

  private static String name(Plan plan) {
    return plan.output().vector() + "@v" + plan.output().version();
  }

  private static Vector vector(Plan plan) {
    return new Vector(new TriggerValues(plan.trigger()), VectorWriter.json(VectorSchema.of(plan)));
  }

  @Override
  public Reply to(HttpDoor.Request request) {
    Vector vector = vectors.get(request.rest());
    if (vector == null) {
      return Reply.error(
          404, "there is no such vector; there is " + String.join(", ", vectors.keySet()));
    }
    if (!ready.getAsBoolean()) {
      return Reply.error(503, "the state is not there yet; see /ready");
    }
    try {
      Map<String, Object> values =
          request.method().equals("POST")
              ? vector.trigger().ofJson(request.body())
              : vector.trigger().ofQuery(request.query());
      return reply(vector, current.current(request.rest(), values));
    } catch (BadRecordException e) {
      return Reply.error(400, e.reason());
    } catch (IllegalArgumentException e) {
      return Reply.error(400, e.getMessage());
    } catch (IllegalStateException e) {
      return Reply.error(409, e.getMessage());
    }
  }

  private static Reply reply(Vector vector, CurrentVectors.Answer answer) {
    if (answer instanceof CurrentVectors.Here here) {
      return Reply.json(200, vector.writer().write(here.vector()));
    }
    return Reply.error(
        503, "the state of an entity cannot be had from the instance that has it; try again");
  }
}
