package io.brokerage.broker;

import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;

/**
 * Who a client of a SASL listener is: the user that {@link UserSignIn} let in on this connection. Kafka asks for every request, and closes
 * the connection when this throws: so end the connections of users who were deleted, or whose password or token no longer holds.
 */
public final class UserPrincipalBuilder implements KafkaPrincipalBuilder {
  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    if (!(context instanceof SaslAuthenticationContext)) return KafkaPrincipal.ANONYMOUS;
    SignedInUser user = SignIns.of(((SaslAuthenticationContext) context).server().getAuthorizationID());
    if (user == null || !user.isStillOneOf(UsersFile.ofThisBroker().users()))
      throw new SaslAuthenticationException("What this connection was opened with no longer holds: sign in again");
    return user;
  }
}
