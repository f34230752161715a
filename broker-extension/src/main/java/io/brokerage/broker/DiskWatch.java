package io.brokerage.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much this broker's logs hold, Kafka's own topics and replicas included, and whether that is all that was bought. Kafka's
 * figures are summed, not the file system's: what is deleted is free at once here, and on the disk a minute later.
 *
 * <p>A broker's share of the disk that was bought is the same for each. Full once it is reached, until {@link #ROOM_AGAIN} of it is
 * free, so that producers do not come and go with every segment.
 */
final class DiskWatch implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
  private static final Map<LimitsFile, DiskWatch> watches = new ConcurrentHashMap<>();
  private static final ObjectName LOG_SIZES = Beans.named("kafka.log:type=Log,name=Size,*");
  private static final double ROOM_AGAIN = 0.05;
  private static final long LOOK_MS = 250;
  /** The pause is at least so many times what a look takes: thousands of partitions must not keep a core busy. */
  private static final long PAUSE_PER_LOOK = 50;

  private final LimitsFile file;
  private volatile long usedBytes = 0;
  private volatile boolean full = false;

  private DiskWatch(LimitsFile file) {
    this.file = file;
  }

  /** The one watch of the broker with this configuration, begun by the first who asks. */
  static DiskWatch of(Map<String, ?> configs) {
    return watches.computeIfAbsent(LimitsFile.of(configs), DiskWatch::begin);
  }

  private static DiskWatch begin(LimitsFile file) {
    DiskWatch watch = new DiskWatch(file);
    Thread thread = new Thread(watch, "brokerage-disk");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  long usedBytes() {
    return usedBytes;
  }

  long shareBytes() {
    Limits limits = file.limits();
    return limits.diskBytes / limits.brokers;
  }

  boolean isFull() {
    return full;
  }

  @Override
  public void run() {
    try {
      while (true) {
        long startedAt = System.nanoTime();
        look();
        long tookMs = (System.nanoTime() - startedAt) / 1_000_000;
        Thread.sleep(Math.max(LOOK_MS, PAUSE_PER_LOOK * tookMs));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    usedBytes = (long) Beans.sum(LOG_SIZES, "Value");
    long share = shareBytes();
    boolean isFull = usedBytes >= share || (full && usedBytes > share * (1 - ROOM_AGAIN));
    if (isFull != full) log.info("{} of {} bytes are used: producers are {}", usedBytes, share, isFull ? "refused" : "let in again");
    full = isFull;
  }
}
