package dev.semblance.runtime.expression;

/**
 * Great-circle distance on a sphere of the Earth's mean radius, by the haversine formula. Each step
 * is one correctly specified operation, so the result has the same bits everywhere.
 */
final class Haversine {
  private static final double RADIUS_KM = 6371.0088;
  private static final double DIAMETER_KM = 2.0 * RADIUS_KM;
  private static final double RADIANS_PER_DEGREE = 0.017453292519943295;
  private static final double POLE = 90.0;

  private Haversine() {}

  /**
   * Kilometres between two places in degrees. NaN, which is no value, for a latitude beyond a pole;
   * longitudes go round as often as they like.
   */
  static double kilometres(double lat1, double lon1, double lat2, double lon2) {
    if (Math.abs(lat1) > POLE || Math.abs(lat2) > POLE) {
      return Double.NaN;
    }
    double sinLat = StrictMath.sin((lat2 - lat1) * RADIANS_PER_DEGREE / 2.0);
    double sinLon = StrictMath.sin((lon2 - lon1) * RADIANS_PER_DEGREE / 2.0);
    double cosines =
        StrictMath.cos(lat1 * RADIANS_PER_DEGREE) * StrictMath.cos(lat2 * RADIANS_PER_DEGREE);
    double chord = sinLat * sinLat + cosines * sinLon * sinLon;
    // Rounding may lift places on opposite sides of the globe a little above one.
    return DIAMETER_KM * StrictMath.asin(Math.min(1.0, Math.sqrt(chord)));
  }
}
