package io.brokerage.broker;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who stands behind each connection that signed in. Kafka asks a callback handler whether a password is right, and later a principal
 * builder who the client is, and gives the two nothing in common but the name that the client sent: the very same String object, which
 * the connection keeps for as long as it lives. So that object, not its letters, is what a sign-in is kept under, and it is forgotten
 * with the connection.
 */
final class SignIns {
  private static final class NameOfConnection extends WeakReference<String> {
    private final int identity;

    NameOfConnection(String name, ReferenceQueue<String> gone) {
      super(name, gone);
      identity = System.identityHashCode(name);
    }

    @Override
    public int hashCode() {
      return identity;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) return true;
      String name = get();
      return name != null && other instanceof NameOfConnection && ((NameOfConnection) other).get() == name;
    }
  }

  private static final ReferenceQueue<String> gone = new ReferenceQueue<>();
  private static final Map<NameOfConnection, SignedInUser> users = new ConcurrentHashMap<>();

  private SignIns() {}

  static void keep(String nameOfConnection, SignedInUser user) {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) users.remove(one);
    users.put(new NameOfConnection(nameOfConnection, gone), user);
  }

  /** null for a name object that no sign-in was kept under. */
  static SignedInUser of(String nameOfConnection) {
    return users.get(new NameOfConnection(nameOfConnection, null));
  }
}
