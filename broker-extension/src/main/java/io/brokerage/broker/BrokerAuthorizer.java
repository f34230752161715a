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
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/**
 * What a client may not do on this broker, as a row of rules: an action passes when every rule lets it pass, and the first that does not
 * ends the question.
 */
public final class BrokerAuthorizer implements Authorizer {
  private AclStore acls;
  private AccessRules access;
  private List<AuthorizationRule> rules = List.of();

  @Override
  public void configure(Map<String, ?> configs) {
    acls = new AclStore(configs);
    access = new AccessRules(acls);
    // Here because it is configured before any connection is taken, with settings of ours.
    UsersFile.open(configs);
    // Access first: whoever may not do it is not told how much room there is.
    rules = List.of(access, new AdminBan(configs), new PartitionLimit(configs), new DiskLimit(configs), ProducerWatch.of(configs));
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

  /** Asked by later versions than the one that this is compiled against. */
  public AuthorizationResult authorizeByResourceType(
      AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
    return access.allowsOnAny(context, operation, type) ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED;
  }

  @Override
  public List<? extends CompletionStage<AclCreateResult>> createAcls(
      AuthorizableRequestContext context, List<AclBinding> bindings) {
    return acls.create(context, bindings);
  }

  @Override
  public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
      AuthorizableRequestContext context, List<AclBindingFilter> filters) {
    return acls.delete(context, filters);
  }

  @Override
  public Iterable<AclBinding> acls(AclBindingFilter filter) {
    return acls.matching(filter);
  }

  @Override
  public void close() {
    for (AuthorizationRule rule : rules) rule.close();
    if (acls != null) acls.close();
  }
}
