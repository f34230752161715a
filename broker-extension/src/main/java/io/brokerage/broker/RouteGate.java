package io.brokerage.broker;

import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who a client of a route is, and lets only those in whose address the route allows. Kafka asks for every request, and closes the
 * connection when it throws, so a changed list counts for connections that are open.
 *
 * <p>The users are those that Kafka's own builder would name: of SASL the one that signed in, otherwise nobody in particular.
 */
public final class RouteGate implements KafkaPrincipalBuilder {
  private static final Logger log = LoggerFactory.getLogger(RouteGate.class);

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    if (!RouteVips.admits(context.listenerName(), context.clientAddress())) {
      log.info("{} may not come in by {}", context.clientAddress(), context.listenerName());
      throw new InvalidRequestException(context.clientAddress() + " is not on the IP white list of this route");
    }
    if (!(context instanceof SaslAuthenticationContext)) return KafkaPrincipal.ANONYMOUS;
    return new KafkaPrincipal(
        KafkaPrincipal.USER_TYPE, ((SaslAuthenticationContext) context).server().getAuthorizationID());
  }
}
