package io.brokerage.broker;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** Refuses topics beyond the topics and partitions that were bought, whoever creates them. Kafka's own are not counted. */
public final class TopicLimitPolicy implements CreateTopicPolicy {
  private TopicBudget budget;
  private long ownTopicReplicas;

  @Override
  public void configure(Map<String, ?> configs) {
    budget = TopicBudget.of(configs);
    ownTopicReplicas = Math.max(replicasOf(configs, "offsets.topic"), replicasOf(configs, "transaction.state.log"));
  }

  @Override
  public void validate(RequestMetadata topic) {
    long replicas = replicasOf(topic);
    if (!Topic.isInternal(topic.topic())) budget.grantTopic(topic.topic(), replicas);
    else if (replicas > ownTopicReplicas)
      throw new PolicyViolationException(topic.topic() + " is Kafka's own, with at most " + ownTopicReplicas + " replicas");
  }

  @Override
  public void close() {
    budget.close();
  }

  private static long replicasOf(RequestMetadata topic) {
    if (topic.replicasAssignments() == null) return (long) topic.numPartitions() * topic.replicationFactor();
    return topic.replicasAssignments().values().stream().mapToLong(Collection::size).sum();
  }

  private static long replicasOf(Map<String, ?> configs, String ownTopic) {
    long partitions = Long.parseLong(configs.get(ownTopic + ".num.partitions").toString());
    return partitions * Long.parseLong(configs.get(ownTopic + ".replication.factor").toString());
  }
}
