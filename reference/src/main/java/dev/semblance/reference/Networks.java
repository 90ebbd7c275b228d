package dev.semblance.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** IP addresses and the networks that they belong to. */
final class Networks {
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private Networks() {}

  /** The network of the address's first bits; null for no address or bits out of range. */
  static String prefix(String address, long bits) {
    Optional<BigInteger> four = ipv4(address);
    if (four.isPresent()) {
      return masked(four.get(), bits, 32).map(ip -> ipv4Text(ip) + "/" + bits).orElse(null);
    }
    return ipv6(address)
        .flatMap(ip -> masked(ip, bits, 128))
        .map(ip -> ipv6Text(ip) + "/" + bits)
        .orElse(null);
  }

  private static Optional<BigInteger> masked(BigInteger address, long bits, int width) {
    if (bits < 0 || bits > width) {
      return Optional.empty();
    }
    int host = width - (int) bits;
    return Optional.of(address.shiftRight(host).shiftLeft(host));
  }

  private static Optional<BigInteger> ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    BigInteger address = BigInteger.ZERO;
    for (String part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      address = address.shiftLeft(8).add(new BigInteger(part));
    }
    return Optional.of(address);
  }

  private static Optional<BigInteger> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(all -> all.size() == GROUPS).map(Networks::joined);
    }
    Optional<List<Integer>> before = groups(text.substring(0, gap), false);
    Optional<List<Integer>> after = groups(text.substring(gap + 2), true);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int missing = GROUPS - before.get().size() - after.get().size();
    if (missing < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before.get());
    all.addAll(Collections.nCopies(missing, 0));
    all.addAll(after.get());
    return Optional.of(joined(all));
  }

  /**
   * Groups between colons, none in empty text; the last may be IPv4 where that ends the address.
   */
  private static Optional<List<Integer>> groups(String text, boolean atEnd) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      Optional<BigInteger> four =
          atEnd && i == parts.length - 1 ? ipv4(parts[i]) : Optional.empty();
      if (four.isPresent()) {
        groups.add(four.get().intValue() >>> 16);
        groups.add(four.get().intValue() & 0xFFFF);
      } else if (GROUP.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  private static BigInteger joined(List<Integer> groups) {
    return groups.stream()
        .map(group -> BigInteger.valueOf(group))
        .reduce(BigInteger.ZERO, (address, group) -> address.shiftLeft(16).add(group));
  }

  private static String ipv4Text(BigInteger address) {
    int bits = address.intValue();
    return Stream.of(bits >>> 24, bits >>> 16 & 0xFF, bits >>> 8 & 0xFF, bits & 0xFF)
        .map(String::valueOf)
        .collect(Collectors.joining("."));
  }

  private static String ipv6Text(BigInteger address) {
    if (address.shiftRight(32).equals(BigInteger.valueOf(0xFFFF))) {
      return "::ffff:" + ipv4Text(address);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = address.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xFFFF;
    }
    for (int length = GROUPS; length >= 2; length--) {
      for (int start = 0; start + length <= GROUPS; start++) {
        if (Arrays.stream(groups, start, start + length).allMatch(group -> group == 0)) {
          return hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
        }
      }
    }
    return hex(groups, 0, GROUPS);
  }

  private static String hex(int[] groups, int from, int to) {
    return Arrays.stream(groups, from, to)
        .mapToObj(Integer::toHexString)
        .collect(Collectors.joining(":"));
  }
}
