package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;

/** Where something is: network prefixes and distances on the globe. */
final class PlaceKernels {
  private PlaceKernels() {}

  /**
   * {@code ip_prefix(ip, bits)}: the address's first bits, the others zero, as {@code 1.2.3.0/24}
   * or {@code 2001:db8::/32}; null for what is no address (see {@link IpAddress#parse}) and for
   * bits outside 0 to 32, for IPv6 to 128.
   */
  static void ipPrefix(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] bits = arguments[1].longs();
    Nulls.ofEither(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      String prefix =
          result.isNull(i) ? null : ipPrefix((String) arguments[0].objects()[i], bits[i]);
      if (prefix == null) {
        result.setNull(i);
      } else {
        result.setObject(i, prefix);
      }
    }
  }

  private static String ipPrefix(String text, long bits) {
    IpAddress address = IpAddress.parse(text);
    if (address == null || bits < 0 || bits > address.bits()) {
      return null;
    }
    return address.network((int) bits) + "/" + bits;
  }

  /** {@code haversine_km}: see {@link Haversine}. */
  static void haversine(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofAny(arguments, rows, result);
    double[] values = result.doubles();
    boolean[] nulls = result.nulls();
    for (int i = 0; i < rows; i++) {
      values[i] =
          nulls[i]
              ? 0
              : Haversine.kilometres(
                  arguments[0].doubles()[i],
                  arguments[1].doubles()[i],
                  arguments[2].doubles()[i],
                  arguments[3].doubles()[i]);
    }
    DoubleArithmetic.settle(values, rows, nulls);
  }
}
