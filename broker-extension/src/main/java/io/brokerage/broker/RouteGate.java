package io.brokerage.broker;

import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who a client of a route is, and lets only those in whose address the route allows. Kafka asks for every request, and closes the
 * connection when it throws, so a changed list counts for connections that are open.
 */
public final class RouteGate implements KafkaPrincipalBuilder {
  private static final Logger log = LoggerFactory.getLogger(RouteGate.class);

  private final KafkaPrincipalBuilder users = new UserPrincipalBuilder();

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    if (!RouteVips.admits(context.listenerName(), context.clientAddress())) {
      log.debug("{} may not come in by {}", context.clientAddress(), context.listenerName());
      throw new InvalidRequestException(context.clientAddress() + " is not on the IP white list of this route");
    }
    return users.build(context);
  }
}
