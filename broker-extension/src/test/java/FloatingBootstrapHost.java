import io.brokerage.broker.FloatingBootstrap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the tests run in place of a broker: loads the plug-in with the key=value arguments as its configuration, says "up", and closes it
 * in order when standard input ends.
 */
class FloatingBootstrapHost {
  public static void main(String[] arguments) throws Exception {
    Map<String, String> configuration = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      configuration.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    FloatingBootstrap plugin = new FloatingBootstrap();
    plugin.configure(configuration);
    System.out.println("up");
    while (System.in.read() >= 0) {}
    plugin.close();
    System.out.println("closed");
  }
}
