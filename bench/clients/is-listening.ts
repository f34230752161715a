import { connect } from 'node:net';

/** true when something takes connections there, null when not. */
export function isListening(url: string): Promise<true | null> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(null));
  }).finally(() => socket.destroy()) as Promise<true | null>;
}
