package io.brokerage.broker;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/** Lets clients do what the ACLs let them do. */
final class AccessRules implements AuthorizationRule {
  /** Where the other brokers and the control plane come in; what signs in there was asked for the instance's own password. */
  private static final String INTERNAL_LISTENER = "INTERNAL";

  /** What on the cluster as a whole is for brokers and operators, to clients only where an ACL names it: who may do these may do anything. */
  private static final Set<AclOperation> CLOSED_ON_CLUSTER =
      EnumSet.of(AclOperation.CLUSTER_ACTION, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);

  private final AclStore acls;

  AccessRules(AclStore acls) {
    this.acls = acls;
  }

  @Override
  public boolean allows(AuthorizableRequestContext context, Action action) {
    if (isOurs(context)) return true;
    KafkaPrincipal who = context.principal();
    InetAddress from = context.clientAddress();
    AclOperation operation = action.operation();
    AclSnapshot now = acls.now();
    boolean isClosed =
        action.resourcePattern().resourceType() == ResourceType.CLUSTER && CLOSED_ON_CLUSTER.contains(operation);
    return isClosed ? now.grantsOnCluster(who, from, operation) : now.allows(who, from, operation, action.resourcePattern());
  }

  /** The same for "any resource of this type", which later versions ask for producers without duplicates. */
  boolean allowsOnAny(AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
    if (isOurs(context)) return true;
    KafkaPrincipal who = context.principal();
    return acls.now().allowsOnAny(who, context.clientAddress(), operation, type);
  }

  private static boolean isOurs(AuthorizableRequestContext context) {
    return INTERNAL_LISTENER.equals(context.listenerName());
  }
}
