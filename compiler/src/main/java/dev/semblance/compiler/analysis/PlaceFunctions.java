package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Hashes, addresses and places. */
final class PlaceFunctions {
  private static final int MOST_BITS = 128;

  private PlaceFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        BuiltIn.of(
            PlaceFunctions::hash,
            "A 64-bit hash (XXH64, seed 0) of a text's UTF-8 or an int's 8 little-endian bytes.",
            "hash64(x: string) -> int",
            "hash64(x: int) -> int"),
        BuiltIn.of(
            PlaceFunctions::bucket,
            "`hash64(x)`, read without a sign, modulo n.",
            "hash_bucket(x: string, n: int constant) -> int",
            "hash_bucket(x: int, n: int constant) -> int"),
        BuiltIn.of(
            PlaceFunctions::prefix,
            "The network of an IPv4 or IPv6 address: `\"1.2.3.0/24\"`; null where it is none.",
            "ip_prefix(ip: string, bits: int constant) -> string"),
        BuiltIn.of(
            site ->
                site.call(
                    Operator.HAVERSINE_KM,
                    Type.DOUBLE,
                    true,
                    Type.DOUBLE,
                    Type.DOUBLE,
                    Type.DOUBLE,
                    Type.DOUBLE),
            "Kilometres between two places, given in degrees, on a sphere of the earth's size.",
            "haversine_km(lat1: double, lon1: double, lat2: double, lon2: double) -> double"));
  }

  private static Optional<ScalarExpression> hash(CallSite site) {
    return site.takes(1, 1)
        ? hashable(site).map(x -> Conversions.call(Operator.HASH64, Type.INT, false, x))
        : Optional.empty();
  }

  private static Optional<ScalarExpression> hashable(CallSite site) {
    Operand x = site.arguments().get(0);
    return x.is(Kind.STRING) || x.is(Kind.INT)
        ? x.expression()
        : site.mismatch(0, "a text or an int");
  }

  private static Optional<ScalarExpression> bucket(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> x = hashable(site);
    OptionalLong n = site.constantInt(1, "the number of buckets", 1, Long.MAX_VALUE);
    return n.isEmpty()
        ? Optional.empty()
        : x.map(
            value ->
                Conversions.call(
                    Operator.HASH_BUCKET, Type.INT, false, value, constant(n.getAsLong())));
  }

  private static Optional<ScalarExpression> prefix(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> ip = site.argument(0, Type.STRING);
    OptionalLong bits = site.constantInt(1, "the number of bits", 0, MOST_BITS);
    return bits.isEmpty()
        ? Optional.empty()
        : ip.map(
            value ->
                Conversions.call(
                    Operator.IP_PREFIX, Type.STRING, true, value, constant(bits.getAsLong())));
  }

  private static ScalarExpression constant(long value) {
    return ScalarExpression.literal(Type.INT, value);
  }
}
