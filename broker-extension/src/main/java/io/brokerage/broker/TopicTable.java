package io.brokerage.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.Topic;
import org.apache.zookeeper.AsyncCallback.DataCallback;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.ZooKeeper;

/**
 * The topics of the instance with their partitions and replicas, read where Kafka keeps them: in ZooKeeper, written before a
 * creation is answered, so that it is never behind as a broker's own metadata can be. The connection is made when something is first
 * created, so that a broker where nothing is costs nothing.
 *
 * <p>What a topic has is read again after {@link #FRESH_MS}; which topics there are, each time. Not for use by two threads at once.
 */
final class TopicTable implements AutoCloseable {
  /** One topic's size. */
  static final class Size {
    final int partitions;
    /** Of the first partition: what Kafka gives to partitions that are added. */
    final int replicasEach;
    final long replicas;
    private final long readAt = System.nanoTime();

    private Size(int partitions, int replicasEach, long replicas) {
      this.partitions = partitions;
      this.replicasEach = replicasEach;
      this.replicas = replicas;
    }
  }

  private static final String TOPICS = "/brokers/topics";
  private static final int SESSION_MS = 10_000;
  private static final long ANSWER_LIMIT_MS = 5_000;
  private static final long FRESH_MS = 2_000;
  private static final ObjectMapper json = new ObjectMapper();

  private final String connect;
  private final Map<String, Size> known = new ConcurrentHashMap<>();
  private ZooKeeper client = null;

  TopicTable(String connect) {
    this.connect = connect;
  }

  /** All but Kafka's own. @throws TimeoutException, which clients try again, when ZooKeeper does not answer. */
  Map<String, Size> read() {
    try {
      Set<String> names = new HashSet<>(connection().getChildren(TOPICS, false));
      names.removeIf(Topic::isInternal);
      known.keySet().retainAll(names);
      long oldest = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(FRESH_MS);
      names.removeIf(name -> known.containsKey(name) && known.get(name).readAt - oldest > 0);
      readSizes(List.copyOf(names));
      return new HashMap<>(known);
    } catch (KeeperException | IOException failed) {
      throw new TimeoutException("The topics of the instance could not be counted: try again (" + failed.getMessage() + ")");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("The topics of the instance could not be counted: the broker is stopping");
    }
  }

  /** All are asked for at once: one round trip, however many there are. */
  private void readSizes(List<String> names) throws IOException, InterruptedException {
    CountDownLatch outstanding = new CountDownLatch(names.size());
    DataCallback onAnswer =
        (code, path, name, data, stat) -> {
          if (code == Code.OK.intValue()) keep((String) name, data);
          // gone since it was listed
          if (code == Code.NONODE.intValue()) known.remove(name);
          if (code == Code.OK.intValue() || code == Code.NONODE.intValue()) outstanding.countDown();
        };
    for (String name : names) client.getData(TOPICS + "/" + name, false, onAnswer, name);
    if (!outstanding.await(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS)) throw new IOException("ZooKeeper did not answer");
  }

  private void keep(String name, byte[] data) {
    try {
      JsonNode partitions = json.readTree(data).path("partitions");
      long replicas = 0;
      for (JsonNode partition : partitions) replicas += partition.size();
      known.put(name, new Size(partitions.size(), partitions.path("0").size(), replicas));
    } catch (IOException unreadable) {
      throw new IllegalStateException(name + " is not kept as JSON", unreadable);
    }
  }

  private ZooKeeper connection() throws IOException {
    if (client == null || !client.getState().isAlive()) client = new ZooKeeper(connect, SESSION_MS, event -> {});
    return client;
  }

  @Override
  public void close() {
    try {
      if (client != null) client.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    client = null;
  }
}
