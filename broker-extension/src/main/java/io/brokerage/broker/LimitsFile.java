package io.brokerage.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The limits that hold now. */
final class LimitsFile {
  /** The broker setting that names the file. */
  static final String SETTING = "brokerage.limits.file";

  private static final Map<Path, LimitsFile> watched = new ConcurrentHashMap<>();

  private final WatchedFile<Limits> file;

  private LimitsFile(Path path) {
    file = WatchedFile.watch(path, Limits.UNKNOWN, Limits::of, limits -> {});
  }

  /** The one watch of the file that the broker's configuration names, begun by the first who asks. */
  static LimitsFile of(Map<String, ?> configs) {
    Object path = configs.get(SETTING);
    if (path == null) throw new IllegalArgumentException(SETTING + " is not set");
    return watched.computeIfAbsent(Path.of(path.toString()), LimitsFile::new);
  }

  Limits limits() {
    return file.current();
  }
}
