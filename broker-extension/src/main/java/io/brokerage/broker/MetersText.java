package io.brokerage.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of one broker in Prometheus's text format; each line says which broker it is of. */
final class MetersText {
  private final Map<String, StringBuilder> families = new LinkedHashMap<>();
  private final String broker;

  MetersText(String brokerId) {
    broker = "{broker=\"" + brokerId + "\"";
  }

  void counter(String name, String help) {
    family(name, help, "counter");
  }

  void gauge(String name, String help) {
    family(name, help, "gauge");
  }

  private void family(String name, String help, String type) {
    families.put(name, new StringBuilder().append("# HELP ").append(name).append(' ').append(help)
        .append("\n# TYPE ").append(name).append(' ').append(type).append('\n'));
  }

  /** A line of a family that was begun. `labels` are names and values in turn; Kafka's names need no escaping. */
  void line(String family, double value, String... labels) {
    StringBuilder text = families.get(family).append(family).append(broker);
    for (int i = 0; i < labels.length; i += 2)
      text.append(',').append(labels[i]).append("=\"").append(labels[i + 1]).append('"');
    text.append("} ");
    if (value == Math.rint(value)) text.append((long) value);
    else text.append(value);
    text.append('\n');
  }

  @Override
  public String toString() {
    return String.join("", families.values());
  }
}
