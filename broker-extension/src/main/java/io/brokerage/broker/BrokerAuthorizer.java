package io.brokerage.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/**
 * What a client may not do on this broker, as a row of rules: an action passes when every rule lets it pass, and the first that does not
 * ends the question. Without a rule everything is allowed, as without an authorizer.
 */
public final class BrokerAuthorizer implements Authorizer {
  private List<AuthorizationRule> rules = List.of();

  @Override
  public void configure(Map<String, ?> configs) {
    rules = List.of(new PartitionLimit(configs), new DiskLimit(configs), ProducerWatch.of(configs));
  }

  @Override
  public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo broker) {
    Map<Endpoint, CompletionStage<Void>> ready = new HashMap<>();
    broker.endpoints().forEach(endpoint -> ready.put(endpoint, CompletableFuture.completedFuture(null)));
    return ready;
  }

  @Override
  public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = new ArrayList<>(actions.size());
    for (Action action : actions)
      results.add(allows(context, action) ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED);
    return results;
  }

  private boolean allows(AuthorizableRequestContext context, Action action) {
    for (AuthorizationRule rule : rules) if (!rule.allows(context, action)) return false;
    return true;
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
    for (AuthorizationRule rule : rules) rule.close();
  }

  /** What Kafka says when it has no authorizer. */
  private static SecurityDisabledException noAcls() {
    return new SecurityDisabledException("No Authorizer is configured on the broker");
  }
}
