package io.brokerage.broker;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * Lets the users of the instance sign in with PLAIN or SCRAM, as the users file has them now. The user name is {@code alice}, or with the
 * instance's id in front, {@code ckafka-a1b2c3d4#alice}, as CKafka's clients send it. A token is sent as the password, with PLAIN.
 */
public final class UserSignIn implements AuthenticateCallbackHandler {
  /** null for PLAIN. */
  private ScramMechanism scram;

  @Override
  public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> loginModules) {
    scram = ScramMechanism.forMechanismName(mechanism);
  }

  /** Kafka asks with the name first and the question second; an unknown user is left without an answer, which Kafka refuses. */
  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String sent = null;
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback) sent = ((NameCallback) callback).getDefaultName();
      else if (callback instanceof PlainAuthenticateCallback) checkPassword(sent, (PlainAuthenticateCallback) callback);
      else if (callback.getClass() == ScramCredentialCallback.class) giveCredential(sent, (ScramCredentialCallback) callback);
      else throw new UnsupportedCallbackException(callback);
    }
  }

  private void checkPassword(String sent, PlainAuthenticateCallback callback) {
    Users.User user = UsersFile.ofThisBroker().userOf(sent);
    String proof = user == null ? null : user.proofOf(callback.password());
    if (proof != null) SignIns.keep(sent, new SignedInUser(user.name, proof));
    callback.authenticated(proof != null);
  }

  private void giveCredential(String sent, ScramCredentialCallback callback) {
    Users.User user = UsersFile.ofThisBroker().userOf(sent);
    if (user == null) return;
    SignIns.keep(sent, new SignedInUser(user.name, user.passwordProof()));
    callback.scramCredential(user.credential(scram));
  }

  @Override
  public void close() {}
}
