package dev.semblance.reference;

import dev.semblance.compiler.expression.ScalarExpression;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hashes, networks and distances. */
final class Places {
  private static final double RADIANS_PER_DEGREE = 0.017453292519943295;
  private static final double EARTH_RADIUS_KM = 6371.0088;

  private Places() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    return switch (call.operator()) {
      case HASH64 -> hash(arguments.get(0));
      case HASH_BUCKET -> bucket(hash(arguments.get(0)), (Long) arguments.get(1));
      case IP_PREFIX -> Networks.prefix((String) arguments.get(0), (Long) arguments.get(1));
      case HAVERSINE_KM ->
          distance(
              (Double) arguments.get(0),
              (Double) arguments.get(1),
              (Double) arguments.get(2),
              (Double) arguments.get(3));
      default -> throw new IllegalArgumentException("no hash or place: " + call.operator());
    };
  }

  private static long hash(Object value) {
    if (value instanceof String text) {
      return Xxh64.hash(text.getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return Xxh64.hash(bytes.putLong((Long) value).array());
  }

  private static Long bucket(long hash, long buckets) {
    return buckets > 0 ? Long.valueOf(Long.remainderUnsigned(hash, buckets)) : null;
  }

  private static Double distance(double lat1, double lon1, double lat2, double lon2) {
    if (Math.abs(lat1) > 90 || Math.abs(lat2) > 90) {
      return null;
    }
    double latitudes = StrictMath.sin((lat2 - lat1) * RADIANS_PER_DEGREE / 2.0);
    double longitudes = StrictMath.sin((lon2 - lon1) * RADIANS_PER_DEGREE / 2.0);
    double cosines =
        StrictMath.cos(lat1 * RADIANS_PER_DEGREE) * StrictMath.cos(lat2 * RADIANS_PER_DEGREE);
    double chord = latitudes * latitudes + cosines * longitudes * longitudes;
    double angle = StrictMath.asin(Math.min(1.0, StrictMath.sqrt(chord)));
    return Exact.finite(2.0 * EARTH_RADIUS_KM * angle);
  }
}
