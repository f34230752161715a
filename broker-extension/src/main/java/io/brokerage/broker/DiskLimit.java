package io.brokerage.broker;

import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/**
 * Refuses producers while the disk that was bought is full; consumers and the commits of their groups go on. The error is one that
 * clients do not try again by themselves, so that whoever produces hears of it at once.
 */
final class DiskLimit implements AuthorizationRule {
  private final DiskWatch disk;

  DiskLimit(Map<String, ?> configs) {
    disk = DiskWatch.of(configs);
  }

  @Override
  public boolean allows(AuthorizableRequestContext context, Action action) {
    if (context.requestType() == ApiKeys.PRODUCE.id && disk.isFull())
      throw new PolicyViolationException(
          "The disk of the instance is full: raise DiskSize, shorten the retention of its topics, or delete topics");
    return true;
  }
}
