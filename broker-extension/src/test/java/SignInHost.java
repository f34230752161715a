import io.brokerage.broker.UserPrincipalBuilder;
import io.brokerage.broker.UserSignIn;
import io.brokerage.broker.UsersFile;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.internals.PlainSaslServer;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer;

/**
 * What the tests run in place of a broker, with a users file and an instance id as its arguments. Each line "MECHANISM name password" of
 * standard input is a client that signs in, answered with its principal or "refused"; "again n" asks who the n-th client is now, as Kafka
 * does for each of its requests.
 */
class SignInHost {
  public static void main(String[] arguments) throws Exception {
    UsersFile.open(Map.of("brokerage.users.file", arguments[0], "brokerage.instance.id", arguments[1]));
    List<SaslServer> connections = new ArrayList<>();
    Scanner input = new Scanner(System.in);
    while (input.hasNext()) {
      String mechanism = input.next();
      if (mechanism.equals("again")) System.out.println(principalOf(connections.get(input.nextInt())));
      else System.out.println(signIn(mechanism, input.next(), input.next(), connections));
    }
  }

  private static String signIn(String mechanism, String name, String password, List<SaslServer> connections) {
    UserSignIn handler = new UserSignIn();
    handler.configure(Map.of(), mechanism, List.of());
    try {
      SaslServer server = mechanism.equals("PLAIN") ? plain(handler, name, password) : scram(mechanism, handler, name, password);
      connections.add(server);
      return principalOf(server);
    } catch (Exception refused) {
      return "refused";
    }
  }

  private static SaslServer plain(UserSignIn handler, String name, String password) throws Exception {
    PlainSaslServer server = new PlainSaslServer(handler);
    server.evaluateResponse(("\0" + name + "\0" + password).getBytes(StandardCharsets.UTF_8));
    return server;
  }

  private static SaslServer scram(String mechanism, UserSignIn handler, String name, String password) throws Exception {
    ScramMechanism scram = ScramMechanism.forMechanismName(mechanism);
    SaslServer server = new ScramSaslServer(scram, Map.of(), handler);
    SaslClient client = new ScramSaslClient(scram, client(name, password));
    byte[] message = client.evaluateChallenge(new byte[0]);
    while (!server.isComplete()) message = client.evaluateChallenge(server.evaluateResponse(message));
    return server;
  }

  private static CallbackHandler client(String name, String password) {
    return callbacks -> {
      for (Callback callback : callbacks) {
        if (callback instanceof NameCallback) ((NameCallback) callback).setName(name);
        if (callback instanceof PasswordCallback) ((PasswordCallback) callback).setPassword(password.toCharArray());
        if (callback instanceof ScramExtensionsCallback) ((ScramExtensionsCallback) callback).extensions(Map.of());
      }
    };
  }

  private static String principalOf(SaslServer server) throws Exception {
    InetAddress from = InetAddress.getLoopbackAddress();
    try {
      return new UserPrincipalBuilder()
          .build(new SaslAuthenticationContext(server, SecurityProtocol.SASL_PLAINTEXT, from, "ROUTE1"))
          .toString();
    } catch (RuntimeException closed) {
      return "closed";
    }
  }
}
