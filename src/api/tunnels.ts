import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Serves what comes through a tunnel as if it had come without: Node's SDKs ask the proxy that `http_proxy` names for one (CONNECT), also
 * for plain HTTP. Its other end is this server, whatever host it was asked to, so nobody gets anywhere else by it. A tunnel within a
 * tunnel ends the connection: each would take memory, and no client asks for one.
 */
export function acceptTunnels(server: Server, isHttps: boolean): void {
  const tunnels = new WeakSet<Duplex>();
  server.on('connect', (_request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (tunnels.has(socket)) {
      socket.destroy();
      return;
    }
    tunnels.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    // What the server itself does with a connection on which HTTP is to be spoken next.
    server.emit(isHttps ? 'secureConnection' : 'connection', socket);
  });
}
