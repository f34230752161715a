import io.brokerage.broker.BandwidthQuota;
import java.util.Map;
import java.util.Scanner;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What the tests run in place of a broker that is the only one, with a limits file as its argument. For each line "user client" of standard
 * input it answers with the group of that client and its limits; a minus stands for an empty name.
 */
class ThrottleRuleHost {
  public static void main(String[] arguments) {
    BandwidthQuota quota = new BandwidthQuota();
    quota.configure(Map.of("brokerage.limits.file", arguments[0], "broker.id", "0"));
    Scanner input = new Scanner(System.in);
    while (input.hasNext()) {
      KafkaPrincipal principal = new KafkaPrincipal("User", input.next());
      String client = input.next();
      Map<String, String> tags = quota.quotaMetricTags(ClientQuotaType.PRODUCE, principal, client.equals("-") ? "" : client);
      System.out.printf(
          "%s produce=%.0f consume=%.0f reset=%s%n",
          tags.get("group"),
          quota.quotaLimit(ClientQuotaType.PRODUCE, tags),
          quota.quotaLimit(ClientQuotaType.FETCH, tags),
          quota.quotaResetRequired(ClientQuotaType.PRODUCE));
    }
  }
}
