package io.brokerage.broker;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * The ACLs at one moment, and what they say. As CKafka has it, which is not as Kafka has it: a resource without rules is everybody's; with
 * only DENY rules it is everybody's but theirs; with any ALLOW rule it is only theirs whom one allows and none denies. Immutable.
 *
 * <p>On the cluster as a whole, operations have nothing to do with one another, so there an ALLOW closes only the operation it names.
 */
public final class AclSnapshot {
  public static final AclSnapshot EMPTY = new AclSnapshot(Set.of());

  private static final class ResourceAcls {
    final Map<String, List<AclRule>> literal = new HashMap<>();
    final Map<String, List<AclRule>> prefixed = new HashMap<>();
  }

  private final Set<AclBinding> bindings;
  private final Map<ResourceType, ResourceAcls> byType = new EnumMap<>(ResourceType.class);

  private AclSnapshot(Set<AclBinding> bindings) {
    this.bindings = bindings;
    for (AclBinding binding : bindings) {
      ResourcePattern pattern = binding.pattern();
      ResourceAcls acls = byType.computeIfAbsent(pattern.resourceType(), type -> new ResourceAcls());
      Map<String, List<AclRule>> named = pattern.patternType() == PatternType.PREFIXED ? acls.prefixed : acls.literal;
      named.computeIfAbsent(pattern.name(), name -> new ArrayList<>()).add(new AclRule(binding.entry()));
    }
  }

  /** These; the same snapshot when nothing has changed, so that what was worked out is kept. */
  public AclSnapshot updated(Iterable<AclBinding> now) {
    Set<AclBinding> found = new HashSet<>();
    now.forEach(found::add);
    return found.equals(bindings) ? this : new AclSnapshot(found);
  }

  public boolean allows(KafkaPrincipal who, InetAddress from, AclOperation operation, ResourcePattern resource) {
    ResourceAcls acls = byType.get(resource.resourceType());
    if (acls == null) return true;
    return decide(rulesOf(acls, resource.name()), resource.resourceType(), who, from, operation);
  }

  /** Whether an ALLOW names this operation for this client on the cluster, and no DENY does: for what is closed without one. */
  public boolean grantsOnCluster(KafkaPrincipal who, InetAddress from, AclOperation operation) {
    ResourceAcls acls = byType.get(ResourceType.CLUSTER);
    if (acls == null) return false;
    List<AclRule> rules = rulesOf(acls, Resource.CLUSTER_NAME);
    boolean isGranted = any(rules, it -> it.allows() && it.covers(operation));
    return isGranted && decide(rules, ResourceType.CLUSTER, who, from, operation);
  }

  /** Whether there can be a resource of this type on which the client may do this. */
  public boolean allowsOnAny(KafkaPrincipal who, InetAddress from, AclOperation operation, ResourceType type) {
    ResourceAcls acls = byType.get(type);
    if (acls == null) return true;
    List<AclRule> ofEvery = acls.literal.getOrDefault(ResourcePattern.WILDCARD_RESOURCE, List.of());
    if (decide(ofEvery, type, who, from, operation)) return true;
    Predicate<AclRule> isHis = it -> it.allows() && it.covers(operation) && it.names(who, from);
    return acls.literal.values().stream().anyMatch(rules -> any(rules, isHis))
        || acls.prefixed.values().stream().anyMatch(rules -> any(rules, isHis));
  }

  private static boolean decide(
      List<AclRule> rules, ResourceType type, KafkaPrincipal who, InetAddress from, AclOperation operation) {
    boolean isClosed = false;
    boolean isAllowed = false;
    for (AclRule rule : rules) {
      if (!rule.allows()) {
        if (rule.covers(operation) && rule.names(who, from)) return false;
      } else {
        isClosed |= type != ResourceType.CLUSTER || rule.covers(operation);
        isAllowed = isAllowed || (rule.covers(operation) && rule.names(who, from));
      }
    }
    return isAllowed || !isClosed;
  }

  private static List<AclRule> rulesOf(ResourceAcls acls, String name) {
    List<AclRule> rules = new ArrayList<>(acls.literal.getOrDefault(name, List.of()));
    rules.addAll(acls.literal.getOrDefault(ResourcePattern.WILDCARD_RESOURCE, List.of()));
    acls.prefixed.forEach((prefix, more) -> {
      if (name.startsWith(prefix)) rules.addAll(more);
    });
    return rules;
  }

  private static boolean any(List<AclRule> rules, Predicate<AclRule> is) {
    return rules.stream().anyMatch(is);
  }

  @Override
  public String toString() {
    long denying = bindings.stream().filter(it -> it.entry().permissionType() == AclPermissionType.DENY).count();
    return bindings.size() + " ACLs, " + denying + " of which deny";
  }
}
