package io.brokerage.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds an address while it can, and passes each connection there on to a target. One thread and one selector do all of it, so
 * that an idle connection costs two sockets and no memory.
 *
 * <p>Two states. Waiting: every {@link #RETRY_MS} it looks whether the target accepts and then tries to bind. Holding: it
 * serves, until the target no longer accepts; then it lets go, so that a broker that is shutting down gives way to one that is not.
 */
final class AddressForwarder implements Runnable, AutoCloseable {
  static final long RETRY_MS = 100;

  private static final Logger log = LoggerFactory.getLogger(AddressForwarder.class);
  private static final int BACKLOG = 128;
  private static final int PROBE_LIMIT_MS = 500;
  private static final int COPY_BYTES = 64 * 1024;

  private final InetSocketAddress listen;
  private final InetSocketAddress target;
  private final int maxConnections;
  private final Predicate<InetAddress> admits;
  private final ByteBuffer copyBuffer = ByteBuffer.allocateDirect(COPY_BYTES);
  private final Selector selector;

  private volatile boolean closed = false;
  /** The held address; null while waiting. */
  private ServerSocketChannel held = null;
  private int connections = 0;
  private String lastObstacle = "";

  /** `admits`: asked for each client that connects. */
  AddressForwarder(
      InetSocketAddress listen, InetSocketAddress target, int maxConnections, Predicate<InetAddress> admits) {
    this.listen = listen;
    this.target = target;
    this.maxConnections = maxConnections;
    this.admits = admits;
    try {
      this.selector = Selector.open();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        try {
          if (held == null) tryToHold();
          selector.select(this::serve, RETRY_MS);
        } catch (IOException | RuntimeException error) {
          letGo(error);
          reportOnce(error);
          pause();
        }
      }
    } catch (Throwable fatal) {
      log.error("No longer serving {}", listen, fatal);
    } finally {
      closeAll();
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private void tryToHold() throws IOException {
    if (!targetAccepts()) return;
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      // connections of an earlier holder that are still winding down must not keep the address from us
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(listen, BACKLOG);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      held = server;
      log.info("Serving {} for {}", listen, target);
      lastObstacle = "";
    } catch (BindException taken) {
      reportOnce(taken);
    } finally {
      if (held != server) server.close();
    }
  }

  private boolean targetAccepts() {
    try (Socket probe = new Socket()) {
      probe.connect(target, PROBE_LIMIT_MS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private void serve(SelectionKey key) {
    if (!key.isValid()) return;
    if (key.attachment() instanceof ForwardedConnection) {
      ForwardedConnection connection = (ForwardedConnection) key.attachment();
      if (!connection.advance(key, copyBuffer)) {
        connections -= 1;
        if (connection.targetRefused()) letGo(connection.failure());
      }
    } else {
      accept();
    }
  }

  private void accept() {
    SocketChannel client = null;
    try {
      client = held.accept();
      if (client == null) return;
      if (connections >= maxConnections) {
        log.warn("Refusing a connection to {}: {} are open already", listen, connections);
        client.close();
        return;
      }
      if (!admits.test(((InetSocketAddress) client.getRemoteAddress()).getAddress())) {
        client.close();
        return;
      }
      ForwardedConnection.open(client, listen.getAddress(), target, selector);
      connections += 1;
    } catch (IOException error) {
      ForwardedConnection.closeQuietly(client);
      letGo(error);
    }
  }

  /** Connections that are open go on; the next ones are another holder's, or ours when the target accepts again. */
  private void letGo(Exception reason) {
    if (held == null) return;
    log.info("Letting go of {}: {}", listen, String.valueOf(reason));
    ForwardedConnection.closeQuietly(held);
    held = null;
  }

  /** It is tried ten times a second: only a new reason is worth a line. */
  private void reportOnce(Exception obstacle) {
    String text = String.valueOf(obstacle.getMessage());
    if (!text.equals(lastObstacle)) log.info("Not serving {} for now: {}", listen, text);
    lastObstacle = text;
  }

  private void closeAll() {
    for (SelectionKey key : selector.keys()) ForwardedConnection.closeQuietly(key.channel());
    ForwardedConnection.closeQuietly(selector);
    log.info("No longer serving {}", listen);
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
