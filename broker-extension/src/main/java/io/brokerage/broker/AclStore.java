package io.brokerage.broker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.Authorizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ACLs of the instance, kept where Kafka keeps them: by its own authorizer, in ZooKeeper, so that Kafka's tools see and change the
 * same ones. That one is never asked to decide. It hears of changes by itself; what it knows is looked at four times a second.
 */
final class AclStore implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AclStore.class);
  /** In the broker's own jar, not in the client library that this is compiled against. */
  private static final String KAFKAS_OWN = "kafka.security.authorizer.AclAuthorizer";
  private static final long LOOK_MS = 250;

  private final Authorizer kept;
  private final Thread watch = new Thread(this, "brokerage-acls");
  private volatile AclSnapshot now = AclSnapshot.EMPTY;

  /** Reads what is there before it returns: a broker must not serve a moment without its ACLs. */
  AclStore(Map<String, ?> configs) {
    try {
      kept = (Authorizer) Class.forName(KAFKAS_OWN).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException notThere) {
      throw new IllegalStateException(KAFKAS_OWN + " is not part of this Kafka", notThere);
    }
    kept.configure(configs);
    look();
    watch.setDaemon(true);
    watch.start();
  }

  AclSnapshot now() {
    return now;
  }

  List<? extends CompletionStage<AclCreateResult>> create(AuthorizableRequestContext context, List<AclBinding> bindings) {
    List<? extends CompletionStage<AclCreateResult>> results = kept.createAcls(context, bindings);
    look();
    return results;
  }

  List<? extends CompletionStage<AclDeleteResult>> delete(AuthorizableRequestContext context, List<AclBindingFilter> filters) {
    List<? extends CompletionStage<AclDeleteResult>> results = kept.deleteAcls(context, filters);
    look();
    return results;
  }

  Iterable<AclBinding> matching(AclBindingFilter filter) {
    return kept.acls(filter);
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MS);
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    try {
      AclSnapshot before = now;
      now = before.updated(kept.acls(AclBindingFilter.ANY));
      if (now != before) log.info("Access: {}", now);
    } catch (RuntimeException problem) {
      log.error("The ACLs could not be read; those that hold go on: {}", now, problem);
    }
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      kept.close();
    } catch (IOException problem) {
      log.warn("The ACLs could not be closed", problem);
    }
  }
}
