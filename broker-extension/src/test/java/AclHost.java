import io.brokerage.broker.AclSnapshot;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * What the tests ask in place of a broker. "acl TYPE name PATTERN principal host OPERATION PERMISSION" adds an ACL, "clear" takes all away;
 * "may TYPE name user address OPERATION" is answered with yes or no, "any TYPE user address OPERATION" and "granted user address OPERATION"
 * (on the cluster) as well.
 */
class AclHost {
  public static void main(String[] arguments) throws Exception {
    List<AclBinding> bindings = new ArrayList<>();
    Scanner input = new Scanner(System.in);
    while (input.hasNext()) {
      AclSnapshot acls = AclSnapshot.EMPTY.updated(bindings);
      String question = input.next();
      if (question.equals("clear")) bindings.clear();
      if (question.equals("acl")) bindings.add(binding(input));
      if (question.equals("may")) {
        ResourcePattern resource = new ResourcePattern(ResourceType.fromString(input.next()), input.next(), PatternType.LITERAL);
        answer(acls.allows(user(input), address(input), operation(input), resource));
      }
      if (question.equals("any")) {
        ResourceType type = ResourceType.fromString(input.next());
        answer(acls.allowsOnAny(user(input), address(input), operation(input), type));
      }
      if (question.equals("granted")) answer(acls.grantsOnCluster(user(input), address(input), operation(input)));
    }
  }

  private static AclBinding binding(Scanner input) {
    ResourceType type = ResourceType.fromString(input.next());
    ResourcePattern pattern = new ResourcePattern(type, input.next(), PatternType.fromString(input.next()));
    String principal = input.next();
    String host = input.next();
    return new AclBinding(
        pattern, new AccessControlEntry(principal, host, operation(input), AclPermissionType.fromString(input.next())));
  }

  private static void answer(boolean isAllowed) {
    System.out.println(isAllowed ? "yes" : "no");
  }

  private static KafkaPrincipal user(Scanner input) {
    return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, input.next());
  }

  private static InetAddress address(Scanner input) throws Exception {
    return InetAddress.getByName(input.next());
  }

  private static AclOperation operation(Scanner input) {
    return AclOperation.fromString(input.next());
  }
}
