package io.brokerage.broker;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Kafka's own meters, as it publishes them to the JVM it runs in. The names used here are the same in 2.4, 2.8 and 3.2. */
final class Beans {
  private static final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  static ObjectName named(String text) {
    try {
      return new ObjectName(text);
    } catch (JMException notAName) {
      throw new IllegalArgumentException(text, notAName);
    }
  }

  static Set<ObjectName> matching(ObjectName pattern) {
    return server.queryNames(pattern, null);
  }

  /** 0 when the bean has gone since it was listed, or has never been there: Kafka makes most when they first count something. */
  static double number(ObjectName bean, String attribute) {
    try {
      return ((Number) server.getAttribute(bean, attribute)).doubleValue();
    } catch (JMException | RuntimeException gone) {
      return 0;
    }
  }

  static double sum(ObjectName pattern, String attribute) {
    double sum = 0;
    for (ObjectName bean : matching(pattern)) sum += number(bean, attribute);
    return sum;
  }

  private Beans() {}
}
