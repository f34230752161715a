package io.brokerage.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One client's connection and the one to the target that belongs to it. Bytes go from one socket to the other at once; only what the
 * other would not take is kept, and until it is gone nothing more is read on that way. How long an idle connection may stay is
 * the broker's decision: when it closes its side, the client's is closed.
 */
final class ForwardedConnection {
  private final Side client;
  private final Side target;
  private boolean refused = false;
  private Exception failure = null;

  private ForwardedConnection(SocketChannel client, SocketChannel target) {
    this.client = new Side(client);
    this.target = new Side(target);
  }

  /**
   * Registers both sockets with this connection attached; the one to the target need not be connected yet. It comes from `source`, so
   * that the target can tell what was forwarded.
   */
  static void open(SocketChannel client, InetAddress source, InetSocketAddress address, Selector selector)
      throws IOException {
    SocketChannel target = SocketChannel.open();
    try {
      prepare(client);
      prepare(target);
      ForwardedConnection connection = new ForwardedConnection(client, target);
      target.bind(new InetSocketAddress(source, 0));
      boolean connected = target.connect(address);
      connection.client.key = client.register(selector, connected ? SelectionKey.OP_READ : 0, connection);
      connection.target.key =
          target.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, connection);
    } catch (IOException error) {
      closeQuietly(target);
      throw error;
    }
  }

  /** Does what the ready socket allows. False when the connection is over; then both sockets are closed. */
  boolean advance(SelectionKey ready, ByteBuffer copyBuffer) {
    try {
      if (ready.isConnectable() && !finishConnect()) return false;
      Side side = ready == client.key ? client : target;
      Side other = side == client ? target : client;
      if (ready.isReadable()) other.take(side.channel, copyBuffer);
      if (ready.isWritable()) side.flush();
      if (client.isDone() || target.isDone()) return close();
      client.watch(target);
      target.watch(client);
      return true;
    } catch (IOException | RuntimeException error) {
      failure = error;
      return close();
    }
  }

  boolean targetRefused() {
    return refused;
  }

  Exception failure() {
    return failure;
  }

  private boolean finishConnect() {
    try {
      target.channel.finishConnect();
      return true;
    } catch (IOException error) {
      refused = true;
      failure = error;
      return close();
    }
  }

  private boolean close() {
    closeQuietly(client.channel);
    closeQuietly(target.channel);
    return false;
  }

  private static void prepare(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      if (closeable != null) closeable.close();
    } catch (Exception ignored) {
      // nothing more can be done for it
    }
  }

  /** A socket and what still has to be written to it. */
  private static final class Side {
    private final SocketChannel channel;
    private SelectionKey key;
    /** null when all was written. */
    private ByteBuffer pending = null;
    /** The other side has said its last word. */
    private boolean otherEnded = false;

    Side(SocketChannel channel) {
      this.channel = channel;
    }

    void take(SocketChannel from, ByteBuffer copyBuffer) throws IOException {
      copyBuffer.clear();
      if (from.read(copyBuffer) < 0) {
        otherEnded = true;
        return;
      }
      copyBuffer.flip();
      channel.write(copyBuffer);
      if (copyBuffer.hasRemaining()) pending = ByteBuffer.allocate(copyBuffer.remaining()).put(copyBuffer).flip();
    }

    void flush() throws IOException {
      if (pending == null) return;
      channel.write(pending);
      if (!pending.hasRemaining()) pending = null;
    }

    boolean isDone() {
      return otherEnded && pending == null;
    }

    /** Reads while the other side has taken all that was read before; writes while something is left. */
    void watch(Side other) {
      boolean reads = other.pending == null && !other.otherEnded;
      key.interestOps((reads ? SelectionKey.OP_READ : 0) | (pending == null ? 0 : SelectionKey.OP_WRITE));
    }
  }
}
