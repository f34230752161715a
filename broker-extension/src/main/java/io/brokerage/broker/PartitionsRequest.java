package io.brokerage.broker;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.requests.CreatePartitionsRequest;
import org.apache.kafka.common.requests.RequestAndSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many partitions a client wants. An authorizer is told the topics of a request, never the numbers, and no plug-in of these
 * versions is. But it is asked on the very thread that handles the request, whose stack holds the request: that is where it is read.
 *
 * <p>The JVM must be started with {@code --add-opens java.base/java.lang=ALL-UNNAMED}. Where the request is not found, for whatever
 * reason, it is refused: a limit that holds only while a JVM is in the mood is none.
 */
final class PartitionsRequest {
  private static final Logger log = LoggerFactory.getLogger(PartitionsRequest.class);
  private static final String HANDLER = "kafka.server.KafkaApis";

  /** Topic names and the total numbers of partitions they shall have. */
  static Map<String, Integer> onThisThread() {
    try {
      StackWalker walker = walkerWithLocals();
      CreatePartitionsRequest request = walker.walk(PartitionsRequest::find);
      if (request != null) return countsOf(request);
      log.error("The request for partitions was not found on the stack");
    } catch (ReflectiveOperationException | RuntimeException problem) {
      log.error("The request for partitions could not be read", problem);
    }
    throw new PolicyViolationException("Partitions are added with CreatePartition of the cloud's API on this instance");
  }

  private static StackWalker walkerWithLocals() throws ReflectiveOperationException {
    Method make = Class.forName("java.lang.LiveStackFrame").getMethod("getStackWalker");
    make.setAccessible(true);
    return (StackWalker) make.invoke(null);
  }

  private static CreatePartitionsRequest find(Stream<StackWalker.StackFrame> frames) {
    return frames
        .filter(frame -> frame.getClassName().equals(HANDLER))
        .flatMap(frame -> Stream.of(localsOf(frame)))
        .map(PartitionsRequest::bodyOf)
        .filter(body -> body != null)
        .findFirst()
        .orElse(null);
  }

  private static Object[] localsOf(StackWalker.StackFrame frame) {
    try {
      Method locals = Class.forName("java.lang.LiveStackFrame").getMethod("getLocals");
      locals.setAccessible(true);
      return (Object[]) locals.invoke(frame);
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** A request as the network layer hands it on has its parsed body in one field. */
  private static CreatePartitionsRequest bodyOf(Object local) {
    if (local instanceof CreatePartitionsRequest) return (CreatePartitionsRequest) local;
    if (local == null || !local.getClass().getName().equals("kafka.network.RequestChannel$Request")) return null;
    try {
      Field body = local.getClass().getDeclaredField("bodyAndSize");
      body.setAccessible(true);
      Object request = ((RequestAndSize) body.get(local)).request;
      return request instanceof CreatePartitionsRequest ? (CreatePartitionsRequest) request : null;
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** 2.4 has a map of its own; later versions have generated message classes. */
  private static Map<String, Integer> countsOf(CreatePartitionsRequest request) throws ReflectiveOperationException {
    Map<String, Integer> counts = new HashMap<>();
    Method data;
    try {
      data = request.getClass().getMethod("data");
    } catch (NoSuchMethodException before25) {
      request.newPartitions().forEach((topic, partitions) -> counts.put(topic, partitions.totalCount()));
      return counts;
    }
    Object message = data.invoke(request);
    for (Object topic : (Iterable<?>) message.getClass().getMethod("topics").invoke(message)) {
      String name = (String) topic.getClass().getMethod("name").invoke(topic);
      counts.put(name, (Integer) topic.getClass().getMethod("count").invoke(topic));
    }
    return counts;
  }
}
