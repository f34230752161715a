import io.brokerage.broker.BandwidthQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What the tests run in place of broker 0, with a limits file as its argument. For each line "here all" of standard input it is told that
 * it leads so many of all partitions, and answers with the group and limits of two clients and of the control plane.
 */
class BandwidthQuotaHost {
  public static void main(String[] arguments) {
    BandwidthQuota quota = new BandwidthQuota();
    quota.configure(Map.of("brokerage.limits.file", arguments[0], "broker.id", "0"));
    Scanner input = new Scanner(System.in);
    while (input.hasNextInt()) {
      quota.updateClusterMetadata(leading(input.nextInt(), input.nextInt()));
      Map<String, String> one = tags(quota, "ANONYMOUS", "one");
      boolean shared = one.equals(tags(quota, "somebody", "another"));
      System.out.printf(
          "shared=%s produce=%.0f consume=%.0f requests=%s controlPlane=%s reset=%s%n",
          shared,
          quota.quotaLimit(ClientQuotaType.PRODUCE, one),
          quota.quotaLimit(ClientQuotaType.FETCH, one),
          quota.quotaLimit(ClientQuotaType.REQUEST, one),
          quota.quotaLimit(ClientQuotaType.PRODUCE, tags(quota, "admin", "one")),
          quota.quotaResetRequired(ClientQuotaType.PRODUCE));
    }
  }

  private static Map<String, String> tags(BandwidthQuota quota, String user, String clientId) {
    return quota.quotaMetricTags(ClientQuotaType.PRODUCE, new KafkaPrincipal("User", user), clientId);
  }

  private static Cluster leading(int here, int all) {
    List<Node> nodes = List.of(new Node(0, "127.0.0.1", 9092), new Node(1, "127.0.0.1", 9093));
    List<PartitionInfo> partitions = new ArrayList<>();
    for (int n = 0; n < all; n += 1)
      partitions.add(new PartitionInfo("orders", n, nodes.get(n < here ? 0 : 1), new Node[0], new Node[0]));
    partitions.add(new PartitionInfo("__consumer_offsets", 0, nodes.get(0), new Node[0], new Node[0]));
    return new Cluster("test", nodes, partitions, Set.of(), Set.of("__consumer_offsets"));
  }
}
