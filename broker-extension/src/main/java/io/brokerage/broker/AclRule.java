package io.brokerage.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/** One ACL, made ready to be asked: whom, from where, and to do what. Immutable. */
final class AclRule {
  private static final String ANYBODY = KafkaPrincipal.USER_TYPE + ":*";
  private static final String ANYWHERE = "*";

  /** Who may do one of these may also do the key. Kafka's own rule; a denial implies nothing. */
  private static final Map<AclOperation, Set<AclOperation>> IMPLIED_BY = new EnumMap<>(AclOperation.class);

  static {
    IMPLIED_BY.put(
        AclOperation.DESCRIBE, EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER));
    IMPLIED_BY.put(AclOperation.DESCRIBE_CONFIGS, EnumSet.of(AclOperation.ALTER_CONFIGS));
  }

  private final AclOperation operation;
  private final boolean allows;
  private final String principal;
  private final String host;
  /** The network that {@code host} names; null when it is everywhere, or no address that we know. */
  private final byte[] network;
  private final int networkBits;

  AclRule(AccessControlEntry entry) {
    operation = entry.operation();
    allows = entry.permissionType() == AclPermissionType.ALLOW;
    principal = entry.principal();
    host = entry.host();
    int slash = host.indexOf('/');
    network = addressOf(slash < 0 ? host : host.substring(0, slash));
    networkBits = network == null ? 0 : bitsOf(slash < 0 ? null : host.substring(slash + 1), network.length * 8);
  }

  boolean allows() {
    return allows;
  }

  boolean covers(AclOperation asked) {
    if (operation == AclOperation.ALL || operation == asked) return true;
    return allows && IMPLIED_BY.getOrDefault(asked, Set.of()).contains(operation);
  }

  boolean names(KafkaPrincipal who, InetAddress from) {
    return (ANYBODY.equals(principal) || principal.equals(who.getPrincipalType() + ":" + who.getName())) && isFrom(from);
  }

  private boolean isFrom(InetAddress from) {
    if (ANYWHERE.equals(host)) return true;
    if (network == null) return host.equals(from.getHostAddress());
    byte[] address = from.getAddress();
    if (address.length != network.length) return false;
    for (int bit = 0; bit < networkBits; bit += 1)
      if (((address[bit / 8] ^ network[bit / 8]) >> (7 - bit % 8) & 1) != 0) return false;
    return true;
  }

  /** Only what is written as an address: a name would be looked up in the network. */
  private static byte[] addressOf(String text) {
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) return null;
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }

  private static int bitsOf(String text, int all) {
    if (text == null) return all;
    try {
      return Math.min(all, Math.max(0, Integer.parseInt(text)));
    } catch (NumberFormatException noNumber) {
      return all;
    }
  }
}
