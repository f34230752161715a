import type { Socket } from 'node:net';
import type { Random } from '../lib/random.ts';
import { isAnswering } from './delivery.ts';
import { errorEnvelope, newRequestId } from './envelope.ts';
import { requestTooLarge, unreadableRequest } from './refusals.ts';

/**
 * Answers what Node could not read as a request: bytes that are not HTTP, headers that are too large, a request that did not
 * come whole in time. The answer has the form of any other where the connection still takes one; then the connection ends.
 */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket, random: Random): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const refusal = error.code === 'HPE_HEADER_OVERFLOW' ? requestTooLarge('64 KB of headers') : unreadableRequest();
  const body = errorEnvelope(refusal, 'en-US', newRequestId(random));
  socket.end(
    [
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
