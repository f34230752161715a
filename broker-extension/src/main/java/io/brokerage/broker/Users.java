package io.brokerage.broker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.internals.ScramCredentialUtils;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * The users of the instance with what their passwords are checked against: SCRAM's salted keys and the hashes of their tokens, never a
 * password. Immutable. In the file: {@code alice.SCRAM-SHA-256=salt=…,stored_key=…,server_key=…,iterations=…}, the same for SCRAM-SHA-512,
 * and {@code alice.tokens=} with the hashes of the tokens that are authorized, in hexadecimal, with commas.
 */
final class Users {
  static final Users NONE = new Users(Map.of());

  private static final String TOKENS = ".tokens";
  private static final String TOKEN_PROOF = "token ";

  /** One user. */
  static final class User {
    final String name;
    private final Map<ScramMechanism, ScramCredential> credentials;
    private final Set<String> tokenHashes;
    private final String passwordProof;

    private User(String name, Properties file) {
      this.name = name;
      credentials = new EnumMap<>(ScramMechanism.class);
      for (ScramMechanism mechanism : ScramMechanism.values())
        credentials.put(mechanism, credentialIn(file, name + "." + mechanism.mechanismName()));
      tokenHashes =
          Stream.of(file.getProperty(name + TOKENS, "").split(","))
              .filter(hash -> !hash.isEmpty())
              .collect(Collectors.toUnmodifiableSet());
      byte[] key = credential(ScramMechanism.SCRAM_SHA_256).storedKey();
      passwordProof = "password " + Base64.getEncoder().encodeToString(key);
    }

    ScramCredential credential(ScramMechanism mechanism) {
      return credentials.get(mechanism);
    }

    /** What a sign-in by password rests on: another one as soon as the password is another, or the user was made anew. */
    String passwordProof() {
      return passwordProof;
    }

    /** What a sign-in with this text as the password rests on; null when it is neither the user's password nor a token. */
    String proofOf(char[] offered) {
      byte[] bytes = new String(offered).getBytes(StandardCharsets.UTF_8);
      String token = hashOf(bytes);
      if (tokenHashes.contains(token)) return TOKEN_PROOF + token;
      return isPassword(bytes) ? passwordProof : null;
    }

    /** Whether what a sign-in rested on still holds. */
    boolean holds(String proof) {
      if (!proof.startsWith(TOKEN_PROOF)) return passwordProof.equals(proof);
      return tokenHashes.contains(proof.substring(TOKEN_PROOF.length()));
    }

    private boolean isPassword(byte[] offered) {
      ScramCredential kept = credential(ScramMechanism.SCRAM_SHA_256);
      try {
        ScramFormatter formatter = new ScramFormatter(ScramMechanism.SCRAM_SHA_256);
        byte[] salted = formatter.hi(offered, kept.salt(), kept.iterations());
        return MessageDigest.isEqual(formatter.storedKey(formatter.clientKey(salted)), kept.storedKey());
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private final Map<String, User> byName;

  private Users(Map<String, User> byName) {
    this.byName = byName;
  }

  /** @throws IllegalArgumentException naming the entry that cannot be understood; never with its value. */
  static Users of(Properties file) {
    Map<String, User> users = new HashMap<>();
    for (String key : file.stringPropertyNames()) {
      int dot = key.indexOf('.');
      if (dot < 1) throw new IllegalArgumentException(key + " is not an entry of a user");
      users.computeIfAbsent(key.substring(0, dot), name -> new User(name, file));
    }
    return new Users(Map.copyOf(users));
  }

  /** null when there is no such user. */
  User named(String name) {
    return byName.get(name);
  }

  private static ScramCredential credentialIn(Properties file, String key) {
    String text = file.getProperty(key);
    if (text == null) throw new IllegalArgumentException(key + " is missing");
    try {
      return ScramCredentialUtils.credentialFromString(text);
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException(key + " is not a SCRAM credential");
    }
  }

  private static String hashOf(byte[] token) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte one : MessageDigest.getInstance("SHA-256").digest(token)) hex.append(String.format("%02x", one));
      return hex.toString();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return byName.size() + " of them";
  }
}
