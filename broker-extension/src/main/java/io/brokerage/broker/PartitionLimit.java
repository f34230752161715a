package io.brokerage.broker;

import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses partitions beyond those that were bought: the policy for topics is not asked when partitions are added, the authorizer is.
 *
 * <p>It refuses by throwing, which Kafka answers with the error and its message; a plain denial would be answered with a fixed text.
 */
final class PartitionLimit implements AuthorizationRule {
  private static final Logger log = LoggerFactory.getLogger(PartitionLimit.class);
  private static final String CONTROL_PLANE_LISTENER = "INTERNAL";

  private final TopicBudget budget;
  /** Over all partitions of a topic that is made without saying how large. */
  private final long defaultReplicas;

  PartitionLimit(Map<String, ?> configs) {
    budget = TopicBudget.of(configs);
    long partitions = Long.parseLong(configs.get("num.partitions").toString());
    defaultReplicas = partitions * Long.parseLong(configs.get("default.replication.factor").toString());
  }

  @Override
  public boolean allows(AuthorizableRequestContext context, Action action) {
    if (context.requestType() == ApiKeys.ALTER_PARTITION_REASSIGNMENTS.id && !CONTROL_PLANE_LISTENER.equals(context.listenerName()))
      // More replicas are more partitions, and nobody counts these for us.
      throw new PolicyViolationException("Replicas are changed with ModifyTopicAttributes of the cloud's API on this instance");
    if (context.requestType() == ApiKeys.CREATE_PARTITIONS.id) budget.grantPartitions(PartitionsRequest.onThisThread());
    // 2.4 makes topics that a client asks about, where the instance allows it, without asking the policy; this it does ask.
    if (context.requestType() == ApiKeys.METADATA.id && action.operation() == AclOperation.CREATE) return mayBeMade(action);
    return true;
  }

  /** No for the cluster as a whole: Kafka then asks for each topic. */
  private boolean mayBeMade(Action action) {
    if (action.resourcePattern().resourceType() != ResourceType.TOPIC) return false;
    String topic = action.resourcePattern().name();
    try {
      if (!Topic.isInternal(topic)) budget.grantTopic(topic, defaultReplicas);
      return true;
    } catch (PolicyViolationException full) {
      log.info("{} is not made: {}", topic, full.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    budget.close();
  }
}
