package dev.semblance.spark.verify;

import dev.semblance.spark.verify.compare.Comparison;
import dev.semblance.spark.verify.read.VerifySession;
import dev.semblance.spark.verify.skew.Skew;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** Compares two sets of vectors, of whatever size, on Spark. */
public final class VectorVerification {
  private VectorVerification() {}

  /**
   * Compares cell by cell and bit by bit: doubles by their bits, decimals by value and scale, null
   * with null alone. Rows are matched by the trigger's id and time. Of rows that repeat these,
   * equal ones are matched first, the rest in the order of their content.
   *
   * @throws VerifyException if the data or the surroundings do not allow it
   * @throws UnknownColumnException if a column was asked for that neither side has
   */
  public static ComparisonReport compare(SparkSession spark, VerifyRequest request) {
    return in(spark, session -> new Comparison(session, request).run());
  }

  /**
   * Compares the distributions of each column; which triggers the rows are of does not matter.
   * Exact, whatever the size: nothing is sampled or sketched.
   *
   * @throws VerifyException if the data or the surroundings do not allow it
   * @throws UnknownColumnException if a column was asked for that neither side has
   */
  public static SkewReport skew(SparkSession spark, SkewRequest request) {
    return in(spark, session -> new Skew(session, request).run());
  }

  private static <T> T in(SparkSession spark, Function<VerifySession, T> work) {
    VerifySession session = new VerifySession(spark);
    try {
      return work.apply(session);
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      throw VerifyFailures.explain(e);
    } finally {
      session.end();
    }
  }
}
