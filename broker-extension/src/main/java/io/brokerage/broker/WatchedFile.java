package io.brokerage.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says now: one that the control plane replaces whole, looked at four times a second. A file that is missing or cannot
 * be understood changes nothing and is logged once.
 */
final class WatchedFile<T> implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);
  private static final long LOOK_MS = 250;
  private static final String MISSING = "missing";

  private final Path path;
  private final Function<Properties, T> meaning;
  private final Consumer<T> onChange;
  private volatile T current;
  /** What tells one version of the file from another; a replaced file has another key even in the same instant. */
  private String seenVersion = null;

  private WatchedFile(Path path, T unknown, Function<Properties, T> meaning, Consumer<T> onChange) {
    this.path = path;
    this.current = unknown;
    this.meaning = meaning;
    this.onChange = onChange;
  }

  /**
   * Reads the file and goes on looking at it for as long as the broker runs.
   *
   * @param unknown what holds until the file could be read
   * @param meaning throws an IllegalArgumentException that names what it cannot understand
   * @param onChange told of each new meaning, the first one included
   */
  static <T> WatchedFile<T> watch(Path path, T unknown, Function<Properties, T> meaning, Consumer<T> onChange) {
    WatchedFile<T> file = new WatchedFile<>(path, unknown, meaning, onChange);
    file.look();
    Thread thread = new Thread(file, "brokerage-" + path.getFileName());
    thread.setDaemon(true);
    thread.start();
    return file;
  }

  T current() {
    return current;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MS);
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      String version = versionOf(path);
      if (version.equals(seenVersion)) return;
      seenVersion = version;
      T read = meaning.apply(read(path));
      log.info("{} says: {}", path, read);
      current = read;
      onChange.accept(read);
    } catch (NoSuchFileException missing) {
      if (!MISSING.equals(seenVersion)) report("it is missing");
      seenVersion = MISSING;
    } catch (IOException | RuntimeException broken) {
      report(String.valueOf(broken.getMessage()));
    }
  }

  private void report(String why) {
    log.error("{} cannot be used: {}. What it said before goes on: {}", path, why, current);
  }

  private static String versionOf(Path path) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
    return seen.fileKey() + " " + seen.lastModifiedTime() + " " + seen.size();
  }

  private static Properties read(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
