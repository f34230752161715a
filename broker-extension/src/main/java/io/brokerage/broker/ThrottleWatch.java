package io.brokerage.broker;

import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the seconds in which clients were held back. Kafka has the time that it delayed answers for, not how often it did; a
 * second in which that time grew counts once.
 */
final class ThrottleWatch implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(ThrottleWatch.class);
  private static final long LOOK_MS = 1000;

  private final ObjectName delays;
  private double seenMs = 0;
  private volatile long seconds = 0;

  /** @param request as Kafka names it: Produce, FetchConsumer. */
  static ThrottleWatch begin(String request) {
    ThrottleWatch watch = new ThrottleWatch(request);
    Thread thread = new Thread(watch, "brokerage-throttles-" + request);
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private ThrottleWatch(String request) {
    delays = Beans.named("kafka.network:type=RequestMetrics,name=ThrottleTimeMs,request=" + request);
  }

  /** In all, since the broker's start. */
  double delayMs() {
    return Beans.number(delays, "Mean") * Beans.number(delays, "Count");
  }

  /** Seconds with a delay in them, since the broker's start. */
  long seconds() {
    return seconds;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MS);
        double nowMs = delayMs();
        // Mean times count is exact but for the last digits.
        if (nowMs - seenMs >= 1) seconds += 1;
        seenMs = nowMs;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.error("Throttled seconds are no longer counted", failure);
    }
  }
}
