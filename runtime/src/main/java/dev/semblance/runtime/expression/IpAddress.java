package dev.semblance.runtime.expression;

/**
 * An IPv4 or IPv6 address, read from text alone: no name is ever looked up.
 *
 * @param v6 whether it is IPv6
 * @param high the upper 64 bits of an IPv6 address, else 0
 * @param low the lower 64 bits, or the 32 bits of an IPv4 address
 */
record IpAddress(boolean v6, long high, long low) {
  private static final int GROUPS = 8;

  /**
   * The address, or null when the text is none.
   *
   * <p>IPv4 is four decimal numbers up to 255 without leading zeros, which some readers take for
   * octal. IPv6 is the text of RFC 4291: groups of one to four hex digits, one {@code ::} for one
   * or more groups of zeros, the last two groups optionally as IPv4; no zone, no brackets.
   */
  static IpAddress parse(String text) {
    if (text.indexOf(':') >= 0) {
      return parseV6(text);
    }
    long bits = parseV4(text, 0);
    return bits < 0 ? null : new IpAddress(false, 0, bits);
  }

  int bits() {
    return v6 ? 128 : 32;
  }

  /** The address with all but its first {@code kept} bits zero; 0 to {@link #bits}. */
  IpAddress network(int kept) {
    if (!v6) {
      return new IpAddress(false, 0, low & mask(kept + 32));
    }
    return new IpAddress(true, high & mask(Math.min(kept, 64)), low & mask(Math.max(0, kept - 64)));
  }

  /** The first {@code kept} of 64 bits; shifts by 64 would shift by nothing. */
  private static long mask(int kept) {
    return kept == 0 ? 0 : -1L << (64 - kept);
  }

  /** Dotted, or as RFC 5952 says; IPv4-mapped IPv6 as {@code ::ffff:1.2.3.4}. */
  @Override
  public String toString() {
    if (!v6) {
      return dotted(low);
    }
    if (high == 0 && low >>> 32 == 0xFFFF) {
      return "::ffff:" + dotted(low);
    }
    return grouped();
  }

  private static String dotted(long bits) {
    return (bits >>> 24 & 255)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  private String grouped() {
    int zeros = 0;
    int zerosStart = -1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zerosFrom(i);
      // A single group of zeros is written out; of equal runs the first is shortened.
      if (run > Math.max(zeros, 1)) {
        zeros = run;
        zerosStart = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == zerosStart) {
        text.append("::");
        i += zeros - 1;
      } else {
        boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int zerosFrom(int start) {
    int end = start;
    while (end < GROUPS && group(end) == 0) {
      end++;
    }
    return end - start;
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3)) & 0xFFFF);
  }

  /** The 32 bits of the address that is the rest of the text, or -1. */
  private static long parseV4(String text, int start) {
    long bits = 0;
    int at = start;
    for (int part = 0; part < 4; part++) {
      int end = at;
      int value = 0;
      while (end < text.length() && end - at < 3 && isDigit(text.charAt(end))) {
        value = value * 10 + text.charAt(end) - '0';
        end++;
      }
      boolean leadingZero = end - at > 1 && text.charAt(at) == '0';
      boolean ended = part == 3 ? end == text.length() : isAt(text, end, '.');
      if (end == at || leadingZero || value > 255 || !ended) {
        return -1;
      }
      bits = bits << 8 | value;
      at = end + 1;
    }
    return bits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAt(String text, int index, char expected) {
    return index < text.length() && text.charAt(index) == expected;
  }

  private static IpAddress parseV6(String text) {
    int gap = text.indexOf("::");
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      return parseGroups(text, groups) == GROUPS ? of(groups) : null;
    }
    int[] tail = new int[GROUPS];
    int before = parseGroups(text.substring(0, gap), groups);
    int after = parseGroups(text.substring(gap + 2), tail);
    boolean mixedBefore = text.lastIndexOf('.', gap) >= 0;
    if (before < 0 || after < 0 || before + after >= GROUPS || mixedBefore) {
      return null;
    }
    System.arraycopy(tail, 0, groups, GROUPS - after, after);
    return of(groups);
  }

  /** Reads groups parted by single colons; gives how many there are, none if empty, or -1. */
  private static int parseGroups(String text, int[] groups) {
    if (text.isEmpty()) {
      return 0;
    }
    int at = 0;
    int read = 0;
    while (read < GROUPS) {
      int end = text.indexOf(':', at);
      if (end < 0 && text.indexOf('.', at) >= 0) {
        return parseDottedTail(text, at, groups, read);
      }
      int group = parseGroup(text, at, end < 0 ? text.length() : end);
      if (group < 0) {
        return -1;
      }
      groups[read++] = group;
      if (end < 0) {
        return read;
      }
      at = end + 1;
    }
    return -1;
  }

  private static int parseDottedTail(String text, int start, int[] groups, int read) {
    long bits = parseV4(text, start);
    if (bits < 0 || read > GROUPS - 2) {
      return -1;
    }
    groups[read] = (int) (bits >>> 16);
    groups[read + 1] = (int) (bits & 0xFFFF);
    return read + 2;
  }

  /** One to four hex digits, or -1. */
  private static int parseGroup(String text, int start, int end) {
    if (end == start || end - start > 4) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      // Character.digit knows the digits of other scripts as well.
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static IpAddress of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new IpAddress(true, high, low);
  }
}
