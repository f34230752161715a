import { connect, type Socket } from 'node:net';

/** The bytes of a POST / as a client sends them. */
export function postBytes(port: number, headers: Record<string, string>, body: string): string {
  const lines = Object.entries({
    Host: `127.0.0.1:${port}`,
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return ['POST / HTTP/1.1', ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

export async function connected(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  // Tests break connections on purpose; what matters is what the server makes of it.
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
}

/** The status line, headers and body of the next answer on a connection. Rejects when the connection ends before it is whole. */
export function nextAnswer(socket: Socket): Promise<{ head: string; body: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const body = rest.join('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      if (length === undefined || Buffer.byteLength(body) < Number(length)) return;
      socket.removeListener('data', read);
      socket.removeListener('close', closed);
      resolve({ head, body });
    };
    const closed = (): void => reject(new Error(`the connection ended after: ${text}`));
    socket.on('data', read);
    socket.once('close', closed);
  });
}

/** Sends bytes on a connection of their own and answers what came back. */
export async function exchange(port: number, bytes: string): Promise<{ head: string; body: string }> {
  const socket = await connected(port);
  const answer = nextAnswer(socket);
  socket.write(bytes);
  try {
    return await answer;
  } finally {
    socket.destroy();
  }
}
