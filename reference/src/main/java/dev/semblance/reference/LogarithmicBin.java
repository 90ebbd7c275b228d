package dev.semblance.reference;

/**
 * One bin of a DDSketch (Masson, Rim and Lee 2019, arXiv:1908.10693) of relative accuracy 0.01: the
 * numbers of one sign whose magnitude is above {@code g^(index - 1)} and up to {@code g^index},
 * where g = 1.01 / 0.99; or zero alone.
 *
 * @param sign -1, 0 or 1
 * @param index 0 for zero
 */
record LogarithmicBin(int sign, int index) {
  private static final double G = 1.01 / 0.99;

  static LogarithmicBin of(double number) {
    if (number == 0.0) {
      return new LogarithmicBin(0, 0);
    }
    double index = Math.ceil(StrictMath.log(Math.abs(number)) / StrictMath.log(G));
    return new LogarithmicBin(number < 0 ? -1 : 1, (int) index);
  }

  /** The number that is 1 % above the lower edge, and about 1 % below the upper one. */
  double middle() {
    if (sign == 0) {
      return 0.0;
    }
    return sign * (StrictMath.pow(G, index - 1) * 1.01) + 0.0;
  }
}
