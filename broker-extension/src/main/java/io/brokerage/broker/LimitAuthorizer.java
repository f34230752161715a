package io.brokerage.broker;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses partitions beyond those that were bought: the policy for topics is not asked when partitions are added, the authorizer is.
 * Everything else is allowed, as without an authorizer; there are no ACLs.
 *
 * <p>It refuses by throwing, which Kafka answers with the error and its message; a plain denial would be answered with a fixed text.
 */
public final class LimitAuthorizer implements Authorizer {
  private static final Logger log = LoggerFactory.getLogger(LimitAuthorizer.class);

  private TopicBudget budget;
  /** Over all partitions of a topic that is made without saying how large. */
  private long defaultReplicas;

  @Override
  public void configure(Map<String, ?> configs) {
    budget = TopicBudget.of(configs);
    long partitions = Long.parseLong(configs.get("num.partitions").toString());
    defaultReplicas = partitions * Long.parseLong(configs.get("default.replication.factor").toString());
  }

  @Override
  public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo broker) {
    Map<Endpoint, CompletionStage<Void>> ready = new HashMap<>();
    broker.endpoints().forEach(endpoint -> ready.put(endpoint, CompletableFuture.completedFuture(null)));
    return ready;
  }

  @Override
  public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
    if (context.requestType() == ApiKeys.CREATE_PARTITIONS.id) budget.grantPartitions(PartitionsRequest.onThisThread());
    if (context.requestType() == ApiKeys.METADATA.id && wouldCreate(actions))
      return actions.stream().map(this::mayBeMade).collect(Collectors.toList());
    return Collections.nCopies(actions.size(), AuthorizationResult.ALLOWED);
  }

  /** 2.4 makes topics that a client asks about, where the instance allows it, without asking the policy; this it does ask. */
  private static boolean wouldCreate(List<Action> actions) {
    return actions.stream().allMatch(action -> action.operation() == AclOperation.CREATE);
  }

  /** No for the cluster as a whole: Kafka then asks for each topic. */
  private AuthorizationResult mayBeMade(Action action) {
    if (action.resourcePattern().resourceType() != ResourceType.TOPIC) return AuthorizationResult.DENIED;
    String topic = action.resourcePattern().name();
    try {
      if (!Topic.isInternal(topic)) budget.grantTopic(topic, defaultReplicas);
      return AuthorizationResult.ALLOWED;
    } catch (PolicyViolationException full) {
      log.info("{} is not made: {}", topic, full.getMessage());
      return AuthorizationResult.DENIED;
    }
  }

  @Override
  public List<? extends CompletionStage<AclCreateResult>> createAcls(
      AuthorizableRequestContext context, List<AclBinding> bindings) {
    throw noAcls();
  }

  @Override
  public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
      AuthorizableRequestContext context, List<AclBindingFilter> filters) {
    throw noAcls();
  }

  @Override
  public Iterable<AclBinding> acls(AclBindingFilter filter) {
    throw noAcls();
  }

  @Override
  public void close() {
    budget.close();
  }

  /** What Kafka says when it has no authorizer. */
  private static SecurityDisabledException noAcls() {
    return new SecurityDisabledException("No Authorizer is configured on the broker");
  }
}
