package io.brokerage.broker;

import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/**
 * One reason to refuse what a client asks. Asked on the thread that handles the request, for every request: it has to be quick.
 * {@link BrokerAuthorizer} has them in a row.
 */
interface AuthorizationRule extends AutoCloseable {
  /**
   * Whether this rule lets the action pass. False is answered with Kafka's authorization error for the resource; a thrown {@link
   * org.apache.kafka.common.errors.ApiException} is answered with its error and, where the request has room for one, its message.
   */
  boolean allows(AuthorizableRequestContext context, Action action);

  @Override
  default void close() {}
}
