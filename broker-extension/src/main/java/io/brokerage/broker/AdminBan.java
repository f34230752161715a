package io.brokerage.broker;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/**
 * Where the owner wants it so, clients may not make, change or delete anything by Kafka's own admin protocol: topics, partitions, records,
 * groups, settings, ACLs. The cloud's API still may: it comes by the internal listener. A topic that is made by producing to it, where
 * that is on, is made by no admin.
 */
final class AdminBan implements AuthorizationRule {
  private static final String CONTROL_PLANE_LISTENER = "INTERNAL";
  private static final Set<AclOperation> OF_ADMINS =
      Set.of(AclOperation.CREATE, AclOperation.DELETE, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);

  private final LimitsFile file;

  AdminBan(Map<String, ?> configs) {
    file = LimitsFile.of(configs);
  }

  @Override
  public boolean allows(AuthorizableRequestContext context, Action action) {
    return !file.limits().adminSecurity
        || !OF_ADMINS.contains(action.operation())
        || context.requestType() == ApiKeys.METADATA.id
        || CONTROL_PLANE_LISTENER.equals(context.listenerName());
  }
}
