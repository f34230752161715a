package io.brokerage.broker;

import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;

/** Who a client of a SASL listener is: the user that {@link UserSignIn} let in on this connection. */
public final class UserPrincipalBuilder implements KafkaPrincipalBuilder {
  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    if (!(context instanceof SaslAuthenticationContext)) return KafkaPrincipal.ANONYMOUS;
    SignedInUser user = SignIns.of(((SaslAuthenticationContext) context).server().getAuthorizationID());
    if (user == null) throw new SaslAuthenticationException("Sign in again");
    return user;
  }
}
