package io.brokerage.broker;

import org.apache.kafka.common.security.auth.KafkaPrincipal;

/** {@code User:alice}, and what she signed in with, so that it can be asked whether that still holds. */
final class SignedInUser extends KafkaPrincipal {
  private final String proof;

  SignedInUser(String name, String proof) {
    super(KafkaPrincipal.USER_TYPE, name);
    this.proof = proof;
  }

  /** Not when the user was deleted, has another password, or the token is no longer authorized. */
  boolean isStillOneOf(Users users) {
    Users.User user = users.named(getName());
    return user != null && user.holds(proof);
  }
}
