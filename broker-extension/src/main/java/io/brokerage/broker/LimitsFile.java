package io.brokerage.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits that hold now: the file that the control plane replaces whole, looked at four times a second. A file that is
 * missing or cannot be understood changes nothing and is logged once.
 */
final class LimitsFile implements Runnable {
  /** The broker setting that names the file. */
  static final String SETTING = "brokerage.limits.file";

  private static final Logger log = LoggerFactory.getLogger(LimitsFile.class);
  private static final long LOOK_MS = 250;
  private static final String MISSING = "missing";
  private static final Map<Path, LimitsFile> watched = new ConcurrentHashMap<>();

  private final Path path;
  private volatile Limits current = Limits.UNKNOWN;
  /** What tells one version of the file from another; a replaced file has another key even in the same instant. */
  private String seenVersion = null;

  private LimitsFile(Path path) {
    this.path = path;
  }

  /** The one watch of the file that the broker's configuration names, begun by the first who asks. */
  static LimitsFile of(Map<String, ?> configs) {
    Object path = configs.get(SETTING);
    if (path == null) throw new IllegalArgumentException(SETTING + " is not set");
    return watched.computeIfAbsent(Path.of(path.toString()), LimitsFile::watch);
  }

  private static LimitsFile watch(Path path) {
    LimitsFile file = new LimitsFile(path);
    file.look();
    Thread thread = new Thread(file, "brokerage-limits");
    thread.setDaemon(true);
    thread.start();
    return file;
  }

  Limits limits() {
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
      current = read(path);
      log.info("Limits of {}: {}", path, current);
    } catch (NoSuchFileException missing) {
      if (!MISSING.equals(seenVersion)) report("it is missing");
      seenVersion = MISSING;
    } catch (IOException | RuntimeException broken) {
      report(String.valueOf(broken.getMessage()));
    }
  }

  private void report(String why) {
    log.error("{} cannot be used: {}. The limits that hold go on: {}", path, why, current);
  }

  private static String versionOf(Path path) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
    return seen.fileKey() + " " + seen.lastModifiedTime() + " " + seen.size();
  }

  private static Limits read(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return Limits.of(properties);
  }
}
