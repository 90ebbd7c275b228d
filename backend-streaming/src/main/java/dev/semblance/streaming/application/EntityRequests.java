package dev.semblance.streaming.application;

import dev.semblance.streaming.topology.CurrentVectors;
import dev.semblance.streaming.topology.EntityAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Answers {@code /entities/STORE/KEY/KEY}: the state of an entity, for other instances. */
final class EntityRequests implements HttpDoor.Answer {
  static final String PATH = "/entities/";

  private static final String BYTES = "application/octet-stream";
  private static final HexFormat HEX = HexFormat.of();

  private final CurrentVectors current;

  /** However many instances ask at once, somebody is left to say that this one is well. */
  private final Semaphore places = new Semaphore(HttpDoor.THREADS * 3 / 8);

  EntityRequests(CurrentVectors current) {
    this.current = current;
  }

  /** The path that asks for an entity; the names of stores need no escapes. */
  static String path(EntityAddress address) {
    return PATH
        + String.join(
            "/",
            address.store(),
            HEX.formatHex(address.entityKey()),
            HEX.formatHex(address.logKey()));
  }

  @Override
  public Reply to(HttpDoor.Request request) {
    String[] parts = request.rest().split("/", -1);
    if (parts.length != 3) {
      return Reply.error(404, "an entity is asked for by store, key and key of its messages");
    }
    if (!places.tryAcquire()) {
      return Reply.error(503, "too many entities are being asked for; try again");
    }
    try {
      EntityAddress address =
          new EntityAddress(parts[0], HEX.parseHex(parts[1]), HEX.parseHex(parts[2]));
      return current
          .entity(address)
          .map(bytes -> new Reply(200, BYTES, bytes, Map.of()))
          .orElseGet(() -> Reply.error(404, "the entity is not here"));
    } catch (IllegalArgumentException e) {
      return Reply.error(400, "a key is no hexadecimal number");
    } catch (IllegalStateException e) {
      return Reply.error(503, e.getMessage());
    } finally {
      places.release();
    }
  }
}
