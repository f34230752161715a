package io.brokerage.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** IPv4 addresses, as a list of CIDR blocks. Immutable. */
final class AddressBlocks {
  private static final int BITS = 32;

  private final List<int[]> firstAndMask = new ArrayList<>();
  private final String text;

  /** @throws IllegalArgumentException naming what is no block: {@code 10.0.0.0/8 127.0.0.1/32} is a list of two. */
  AddressBlocks(String text) {
    this.text = text.trim();
    for (String block : this.text.split(" +")) if (!block.isEmpty()) firstAndMask.add(parse(block));
  }

  /** Whether one of the blocks has the address; an IPv6 address is in none. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != Integer.BYTES) return false;
    int number = number(bytes);
    return firstAndMask.stream().anyMatch(block -> (number & block[1]) == block[0]);
  }

  private static int[] parse(String block) {
    int slash = block.indexOf('/');
    try {
      int prefix = Integer.parseInt(block.substring(slash + 1));
      byte[] first = InetAddress.getByName(block.substring(0, slash)).getAddress();
      if (prefix >= 0 && prefix <= BITS && first.length == Integer.BYTES) {
        // a shift by 32 is one by 0 in Java
        int mask = prefix == 0 ? 0 : -1 << (BITS - prefix);
        return new int[] {number(first) & mask, mask};
      }
    } catch (UnknownHostException | RuntimeException notABlock) {
      // said below, as for one that is too long
    }
    throw new IllegalArgumentException("\"" + block + "\" is no block of IPv4 addresses");
  }

  private static int number(byte[] bytes) {
    return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
  }

  @Override
  public String toString() {
    return "[" + text + "]";
  }
}
